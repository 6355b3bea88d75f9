"""Who plays: a buyer, a seller, two mediators, both bots and the staff chat; others may join."""

from typing import Any, Final

from simulator.marketplace import Marketplace, demo_orders
from simulator.world import World

PARTY_TOKEN: Final = "1001:" + "the-simulated-telegrams-party-bot-xx"
STAFF_TOKEN: Final = "1002:" + "the-simulated-telegrams-staff-bot-xx"
STAFF_CHAT: Final = -1001000000001
BUYER, SELLER, MEDIATOR, SECOND = 11, 12, 21, 22


def people(world: World) -> dict[int, str]:
    """Put everybody into the world; the mediators, by number and name."""
    world.bot(PARTY_TOKEN, "okyoo_dispute_bot", "okyoo dispute desk")
    staff = world.bot(STAFF_TOKEN, "okyoo_staff_bot", "okyoo staff")
    world.person(BUYER, "Maria")
    world.person(SELLER, "Chen", role="seller")
    world.person(MEDIATOR, "Anna", role="mediator")
    world.person(SECOND, "Boris", role="mediator")
    chat = world.group(STAFF_CHAT, "okyoo mediators", forum=True)
    chat.members = {staff.id: "administrator", MEDIATOR: "member", SECOND: "member"}
    return {MEDIATOR: "Anna", SECOND: "Boris"}


def marketplace(world: World) -> Marketplace:
    """The marketplace of this world, on its clock."""
    accounts = {"acc-buyer": BUYER, "acc-seller": SELLER}
    now = world.clock.now
    return Marketplace(demo_orders(now()), accounts, world.tell, now=now)


def welcome(event: dict[str, Any], market: Marketplace, roster: dict[int, str]) -> None:
    """Somebody joined: a mediator may claim from now on, the others get an account."""
    if event["type"] != "person":
        return
    if event["role"] == "mediator":
        roster[event["id"]] = event["name"]
    else:
        market.shop.join(event["id"], event["name"], event["role"])
