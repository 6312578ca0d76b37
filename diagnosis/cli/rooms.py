"""`diagnosis rooms`: what there is, what is over, and the release of one."""

import datetime
import logging

from diagnosis.rooms.release import kept_round
from diagnosis.rooms.rows import NoRoomError
from diagnosis.rooms.service import any_rooms, rooms
from diagnosis.storage.database import DatabaseError, NewerDatabaseError
from diagnosis.texts import Language, text


def run_rooms(action: str, code: str | None, language: Language) -> tuple[str | bytes, list[str], bool]:
    """What to print, what to say beside it, and whether it went well."""
    logging.getLogger("diagnosis.storage").addHandler(logging.NullHandler())  # the same is said below
    try:
        match action:
            case "purge":
                count = rooms().purge() if any_rooms() else 0
                return "", [text(language, "cli.rooms-purged", count=count)], True
            case "export-release":
                room = rooms().found(code or "") if any_rooms() else None
                release = rooms().release(room) if room else None
                if room is None or release is None:
                    return "", [text(language, "cli.rooms-no-release", code=code or "")], False
                return kept_round(room, release).encode(), [], True
            case _:
                lines = []
                for room in rooms().every() if any_rooms() else []:
                    opened = datetime.datetime.fromtimestamp(room.opened, datetime.UTC).astimezone()
                    parts = (
                        room.code,
                        room.state,
                        f"{opened:%Y-%m-%d %H:%M}",
                        f"{room.finished}/{room.joined}",
                    )
                    lines.append("  ".join([*parts, room.terms.client]).rstrip())
                return "".join(f"{line}\n" for line in lines), [], True
    except NoRoomError:
        return "", [text(language, "cli.rooms-no-release", code=code or "")], False
    except NewerDatabaseError:
        return "", [text(language, "app.database-newer")], False
    except DatabaseError as error:
        return "", [text(language, "cli.rooms-database", problem=error)], False
