"""What somebody is in a chat, as the Bot API says it."""

from typing import Any, Final

RIGHTS: Final = (
    "can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
    "can_post_stories", "can_edit_stories", "can_delete_stories", "can_send_welcome_messages",
    "can_pin_messages", "can_manage_topics",
)  # fmt: skip
PRESENT: Final = frozenset({"member", "administrator", "creator"})
SERVICE: Final = frozenset({
    "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
    "new_chat_members", "left_chat_member", "pinned_message", "migrate_to_chat_id",
    "migrate_from_chat_id",
})  # fmt: skip
"""What makes a message one of the service."""
ANONYMOUS: Final = {
    "id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot",
}  # fmt: skip
"""Who acts where nobody is named."""


def membership(status: str, user: dict[str, Any]) -> dict[str, Any]:
    """A member of a chat; an administrator has every right."""
    shown: dict[str, Any] = {"status": status, "user": user}
    match status:
        case "administrator":
            return {**shown, **dict.fromkeys(RIGHTS, True), "is_anonymous": False}
        case "creator":
            return {**shown, "is_anonymous": False}
        case "kicked":
            return {**shown, "until_date": 0}
    return shown
