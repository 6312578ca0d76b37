"""Measurements that can be rerun; see README.md beside this file."""
