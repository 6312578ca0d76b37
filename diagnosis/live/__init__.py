"""The definition in use while the server runs: taken up when files change, proved first."""
