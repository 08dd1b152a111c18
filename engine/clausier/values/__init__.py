"""Exact values: three-valued logic, money, rates, durations, dates, calendars, instants, French number words."""
