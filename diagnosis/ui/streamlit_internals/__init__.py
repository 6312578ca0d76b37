"""The one place that touches what Streamlit does not promise to keep."""
