"""The visitor: the screens of the self-check, and what a visit holds and keeps. `show` draws a screen."""
