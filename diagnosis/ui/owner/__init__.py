"""The owner of the files: the workbench, the counts, and what is wrong with the files."""
