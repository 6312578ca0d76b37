"""The only package that uses internals of Streamlit.

Each module says what it works around, as of which version, and what happens when it is gone; each has
a test that fails then. `DIAGNOSIS_STREAMLIT_INTERNALS=off` turns off all that changes Streamlit's own
ways: the app then works as before, with more memory and processor time for each visit.
"""
