"""What screens rest on: access, languages, HTTP, JavaScript, and the inside of Streamlit."""
