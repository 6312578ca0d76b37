"""What stands around Streamlit's own server: its start, its answers, its connections and its log."""
