"""A person's Telegram: what they write, tap and send, as the raw updates that a bot is given."""

from dataclasses import dataclass
from typing import Any

from bot.in_process.shown import Shown, raw_message
from bot.in_process.telegram import InProcessTelegram
from bot.raw_updates import RawUpdate


@dataclass(slots=True)
class Phone:
    """One person in a private chat with the bot."""

    telegram: InProcessTelegram
    chat_id: int = 1
    name: str = "You"
    language: str = "en"
    last: RawUpdate | None = None
    """The last text message they wrote, which an edit changes."""

    def text(self, text: str) -> RawUpdate:
        """Write a message; a leading command gets its entity."""
        message = self._message() | {"text": text}
        if text.startswith("/"):
            long = len(text.split(maxsplit=1)[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": long}]
        self.last = message
        return self._update("message", message)

    def edited(self, text: str) -> RawUpdate:
        """Change the last message they wrote.

        Raises:
            LookupError: they wrote nothing yet.
        """
        if self.last is None:
            raise LookupError
        self.last = self.last | {"text": text, "edit_date": self._now()}
        return self._update("edited_message", self.last)

    def tap(self, shown: Shown, data: str) -> RawUpdate:
        """Tap a button under a message of the bot."""
        update_id = self.telegram.ids.next_update()
        self.telegram.taps[str(update_id)] = self.chat_id
        query = {"id": str(update_id), "from": self._user(), "chat_instance": "1", "data": data}
        return {"update_id": update_id, "callback_query": query | {"message": raw_message(shown)}}

    def photo(self, caption: str = "") -> RawUpdate:
        """Send a picture."""
        sizes = [self._file(b"\xff\xd8") | {"width": 90, "height": 90}]
        return self.anything({"photo": sizes}, caption)

    def document(self, name: str, content: bytes, caption: str = "") -> RawUpdate:
        """Send a file."""
        mime = "text/calendar" if name.endswith(".ics") else "application/octet-stream"
        return self.anything(
            {"document": self._file(content) | {"file_name": name, "mime_type": mime}}, caption
        )

    def voice(self) -> RawUpdate:
        """Send a voice message."""
        return self.anything({"voice": self._file(b"OggS") | {"duration": 3, "mime_type": "audio/ogg"}})

    def sticker(self) -> RawUpdate:
        """Send a sticker."""
        kind = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self.anything({"sticker": self._file(b"RIFF") | kind | {"emoji": "👍"}})

    def location(self, latitude: float, longitude: float, *, live: bool = False) -> RawUpdate:
        """Share where they are, or for a while where they go."""
        place: dict[str, float] = {"latitude": latitude, "longitude": longitude}
        return self.anything({"location": place | ({"live_period": 3600} if live else {})})

    def venue(self, latitude: float, longitude: float) -> RawUpdate:
        """Share a place with a name."""
        place = {"latitude": latitude, "longitude": longitude}
        venue = {"location": place, "title": "The Green Door", "address": "1 High Street"}
        return self.anything({"location": place, "venue": venue})

    def moved(self, sent: RawUpdate, latitude: float, longitude: float) -> RawUpdate:
        """Go somewhere else while they share where they go."""
        place = sent["message"]["location"] | {"latitude": latitude, "longitude": longitude}
        changed = sent["message"] | {"location": place, "edit_date": self._now()}
        return self._update("edited_message", changed)

    def anything(self, what: dict[str, Any], caption: str = "") -> RawUpdate:
        """Send whatever else a message may hold."""
        return self._update("message", self._message() | what | ({"caption": caption} if caption else {}))

    def recaptioned(self, sent: RawUpdate, caption: str) -> RawUpdate:
        """Change what stands under a picture that they sent."""
        changed = sent["message"] | {"caption": caption, "edit_date": self._now()}
        return self._update("edited_message", changed)

    def _file(self, content: bytes) -> dict[str, Any]:
        file_id = f"file-{len(self.telegram.uploads) + 1}"
        self.telegram.uploads[file_id] = content
        return {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content)}

    def _message(self) -> dict[str, Any]:
        chat = {"id": self.chat_id, "type": "private", "first_name": self.name}
        message_id = self.telegram.ids.next_message()
        self.telegram.written.setdefault(self.chat_id, set()).add(message_id)
        return {
            "message_id": message_id,
            "date": self._now(),
            "chat": chat,
            "from": self._user(),
        }

    def _update(self, kind: str, message: dict[str, Any]) -> RawUpdate:
        return {"update_id": self.telegram.ids.next_update(), kind: message}

    def _user(self) -> dict[str, Any]:
        return {"id": self.chat_id, "is_bot": False, "first_name": self.name, "language_code": self.language}

    def _now(self) -> int:
        return int(self.telegram.clock.now().timestamp())
