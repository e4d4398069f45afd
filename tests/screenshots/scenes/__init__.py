"""What each picture shows. A scene is a function of the stage; its name is the name of the file."""

from tests.screenshots.scenes import bringing, ordering, presenting, reading, timeline, window
from tests.screenshots.scenes.register import SCENES
from tests.screenshots.scenes.timeline import OF_ANY

__all__ = ["OF_ANY", "SCENES", "bringing", "ordering", "presenting", "reading", "timeline", "window"]
