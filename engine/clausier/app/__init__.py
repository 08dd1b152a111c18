"""Use-cases: a project in, a result out."""
