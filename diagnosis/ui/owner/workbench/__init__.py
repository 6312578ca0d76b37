"""The workbench: the firm's files in an editor, with proofs, a preview, and publishing."""
