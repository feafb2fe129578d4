"""What words do on a page."""

from __future__ import annotations

from enum import StrEnum


class Cue(StrEnum):
    """What words do on a page; the keys of the language files."""

    US = "us"  # the United States, its government, its president
    NOT_US = "not_us"  # holds a word for the United States without being its government: a US company
    TITLES = "titles"  # president, foreign minister: of the United States, unless another country is named
    OTHERS = "others"  # other countries, who leave things too
    EXIT = "exit"  # leaving, withdrawing, ending membership or funding
    LISTING = "listing"  # a list follows, or is meant
    APART = "apart"  # what follows is not on the list: earlier exits, where the country stays, other news
    AGAINST = "against"  # contrary to its interests to remain: the words of an order to leave, though they say remain
    REACTS = "reacts"  # issued a statement: those who did are not left, unless the United States did
    PARTIES = "parties"  # who belongs to a body: a remark that says no more sets nothing apart
    STAYS = "stays"  # still, remains, keeps: under such words stands where the country stays
    MEMBERSHIP = "membership"  # membership, participation: of which nothing is said to end
    OURS = "ours"  # our country, we take part: of bodies that the paper's own country belongs to
    MAYBE = "maybe"  # leaving that is only considered, asked for, or would follow from a bill
    TALKED = (
        "talked"  # rumoured, on a wish list, possible targets: over a list they say that nothing is decided
    )
    AFTER = "after"  # open a clause about what made the next one happen: after, because of, despite
    BEFORE = "before"  # a short heading over what came before: previously, background, timeline
    ANOTHER = (
        "another"  # already, earlier, not on the list: between two lists they say that the second is another
    )
    DONE = "done"  # took effect: exits of which it is told are no new ones
    REST = "rest"  # others, the rest, annex: a label of which goes on with the list
    CONCERNED = (
        "concerned"  # affected, on the list, the order: labels that speak of these go on with the list
    )
    FRESH = "fresh"  # new withdrawals, leaving now: where they open a heading, nothing else in it sets the list apart
    WITHOUT = "without"  # without the United States, its money, its seat: those of whom it is said were left
    FOLLOWS = "follows"  # next on the list, what follows, one by one: labels of these go on with the list
    LEFT_OVER = "left_over"  # remaining: beside a number it counts the rest of the list
    WITHHELD = "withheld"  # payments suspended, frozen contributions: where no exit is told, another list
    NOT_THESE = "not_these"  # all that a label says: not these
    ERA = "era"  # the twentieth century, the Cold War: exits of that time are no new ones
    DENIED = "denied"  # denied plans to leave: the exit that is told is none
    ADDED = "added"  # also, besides, new: with words of leaving they lead in what comes on top, whatever else they say
    STOP = "stop"  # headings of page furniture: related stories, comments, advertisement
    ADVERTS = "adverts"  # the label of an advertisement, which heads nothing
    CREDITS = "credits"  # a picture, a video: before a colon they name whose it is, or what it shows
    UN = "un"  # the United Nations
    NON_UN = "non_un"  # outside the United Nations
    DENIES = "denies"  # not, no, without: beside the United Nations they say that bodies stand outside of it
    BODIES = "bodies"  # organizations, agencies, treaties: what totals count
    KINDS = "kinds"  # commissions, funds, in the plural: counted too, where a sentence tells of leaving
    COUNTED = (
        "counted"  # members, staff, pages: a number before them counts no bodies, though a body stands behind
    )
    INSIDE = "inside"  # inside it, within: behind a second number, the first part of a total is meant
    UNITS = "units"  # dozen, million, percent: the number right before them is part of another, or counts no bodies
    PARTITIVE = (
        "partitive"  # right behind a number: it counts some of what is told ("fourteen of the agencies")
    )
    ROUGHLY = "roughly"  # right behind a number: no exact one is told
    NUMBER_ENDS = (
        "number_ends"  # right behind a number, make it what something rises to, where no preposition does
    )
    SECTION_PARTS = "section_parts"  # part, in all: in the label of a part of the list, beside what it holds
    UPDATED = "updated"  # before a day that a page prints: it is the one of its last change
    NUMBERED = "numbered"  # page, article: the number right behind them counts nothing
    ABOUT = "about"  # nearly, about, more than: no exact total follows
    TOTAL = "total"  # brings the total to
    SUMS = "sums"  # sum, total: the label of a row that adds up the others
    COUNTS = "counts"  # the list has, on the list are: a number behind them counts bodies though it does not say so
    ONE = "one"  # a word for one: with the number of the others it makes up a total
    ONE_OF = "one_of"  # one of them, only one: what it is said of is one part of a total
    OUT_OF = (
        "out_of"  # of, among: between the number of what is left and that of all from which it was chosen
    )
    MORE = "more"  # others, another, in addition: right beside a number of which the noun is left out
    BACK = "back"  # refers back to an earlier list
    GOES_ON = "goes_on"  # the review of further organizations goes on
    PENDING = "pending"  # nothing is decided: under review, could be next, threatened
    ENDED = "ended"  # the review has ended
    AND_OTHERS = "and_others"  # a list that names only some
    ARTICLES = "articles"  # stand before a name in a sentence and are no part of it
    RELATIVES = "relatives"  # open a clause about a name: which, whose; no name holds them
    DANGLING = "dangling"  # words that no name ends with
    OWNED = "owned"  # belonging to, under, an organ of: they stand beside the body above another
    SEAT = "seat"  # based in, with headquarters in: behind a name, and no part of it
    PLACE = "place"  # in: right behind a name, before nothing but a town
    COUNTERS = "counters"  # stand between a number in words and what it counts, where words have no spaces
    NAME_WORDS = "name_words"  # what kind of body a name says it is: commission, fund, treaty
    NAME_ENDS = "name_ends"  # the same, said by the last sign of a name where words have no spaces
    TWO_BODIES = "two_bodies"  # two organizations in one word (a dual)
