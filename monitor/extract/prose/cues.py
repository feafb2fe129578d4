"""What the words of a pattern do in a sentence, and what a pattern is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from monitor.extract.needs import Needs


class Cue(StrEnum):
    """What the words of a pattern do in a sentence."""

    US = "us"  # the United States, its government, its people as a state
    NOT_US = "not_us"  # holds a word for the United States without being its government
    OTHERS = "others"  # other actors: countries, companies, cities
    OBLIQUE = "oblique"  # stands before an actor that is not the one who acts
    HOMELAND = "homeland"  # stands for the state of those named before: "their government"
    OFFICES = "offices"  # right before an actor, a part of it: "the government of", "the foreign ministry of"
    DESCRIBES = "describes"  # right behind the United States: begins a clause that only tells what they are
    GENITIVE = "genitive"  # of, by: the actor behind it acts where an exit stands beside them
    EXITS = "exits"  # leaves what is named next to it
    EXITS_ANY = "exits_any"  # leaves what is named next to it, or what was named before
    EXITS_WEAK = "exits_weak"  # means leaving only where the sentence says who leaves
    ENDS = "ends"  # ends something: leaving, where it is a stake
    STAKES = "stakes"  # what a member has in a body: membership, its part, funds
    EXIT_WORDS = "exit_words"  # speaks of leaving without saying what
    PART_OF = "part_of"  # right before a name: the word before it is a part of the body, or something of it
    OWNING = "owning"  # right behind a name: so is the word behind it
    COMPARES = (
        "compares"  # says that two steps are not the same: neither is news there, and neither is denied
    )
    OWNED = "owned"  # right behind a name that only tells what is left: "procurement deals"
    BREAKS = "breaks"  # between a cue and a name: the cue does not reach it
    SAME = "same"  # the sentence before is true of this name too
    NEGATIONS = "negations"  # in the clause of the cue: it did not happen
    DENIALS = "denials"  # in the sentence: it is no announcement at all
    DISPUTES = "disputes"  # verbs of denying: the denial may be about something else than the exit
    UNSAYS = "unsays"  # without a name: what the sentence before tells is not true
    RESIGNS = "resigns"  # somebody leaves a post: a denial, unless the United States stand among the words
    STAYS = "stays"  # in the clause of the name: it is not left
    CONDITIONAL = "conditional"  # in the sentence: it may happen
    CONDITIONAL_SOFT = "conditional_soft"  # the same, unless somebody announces it
    ANNOUNCES = "announces"  # says, announces, decides, orders
    PAST = "past"  # in the clause of the cue: it happened long ago
    PAST_SOFT = "past_soft"  # the same, unless its clause says that it happens now: "had left"
    PAST_CLAUSE = "past_clause"  # history in its own clause only: "ten years after joining, it leaves"
    INAUGURAL = "inaugural"  # dates it to the first days of a president: history, or the days of the page
    GIVEN = (
        "given"  # an exit that a sentence takes as known and says something else of: "the exit from X costs"
    )
    NOW = "now"  # in the clause of the cue: it happens now
    ORIGIN = "origin"  # makes a year the date of a founding or a joining
    REJOINS = "rejoins"  # comes back, stays away from leaving: undoes an exit
    THAT = "that"  # begins a clause that tells what somebody says
    NOTIFIED = "notified"  # notice was given or received
    EFFECTIVE = "effective"  # from when an exit counts
    END_OF_YEAR = "end_of_year"  # the last day of the document's year
    COMING = "coming"  # before a day without its year, in its clause: the day is one to come
    YEAR_FROM_NOW = "year_from_now"  # one year after the document
    SATIRE = "satire"  # the page says of itself that it is not true
    POINTS = "points"  # points at the page, or at what it tells: "this", "it was", "the letter", "everything"
    CORRECTS = "corrects"  # in the title or first lines: the page takes an earlier report back
    RECAP = "recap"  # the title says that the page looks back
    FORMAL = "formal"  # the page is a document of record
    LISTED = "listed"  # "on the list are"
    ORDERS = "orders"  # what a government orders with: a decree, a memorandum; what it demands is decided
    INCLUDES = "includes"  # behind such an order, puts the names on the list: "the memorandum covers"
    STANDS = "stands"  # is named, figures: with a word for the list or the order, puts names on the list
    ELSEWHERE = "elsewhere"  # another list is meant, or no list: of members, of heritage, of critics
    BODIES = "bodies"  # a word for a body, where an exit describes it without its name: "the whaling body"
    RELATIVES = "relatives"  # right behind a name, stands for it: "from which"
    NAMING = "naming"  # right behind a sentence that leaves unnamed bodies, names them: "they are"
    ROW = "row"  # counts what is left, beside an exit: "two memberships"
    FURTHER = "further"  # names one of such a row by its place: "the other is"
    DEPOSITARY = "depositary"  # right beside a name: it keeps the treaty that is left, and is not left itself
    BESIDES = "besides"  # behind the name that is left, begins more of them: "and other bodies such as"
    ADDS = "adds"  # joins one more name even behind an aside: "as well as"
    SUCH_AS = "such_as"  # between "66 organizations" and the names of some
    REFERS = "refers"  # right behind an exit, stands for the body named before: "it", "the agency"
    ALSO = "also"  # opens a sentence that goes on with what the one before told: "moreover", "he also"
    BOTH = "both"  # the bodies of the sentences before, all of them
    FILLERS = "fillers"  # may stand among the words of an exit and changes nothing: "also", "formally", "now"
    FULFILS = "fulfils"  # does what was told before as possible: "did so", "made good on the threat"
    CONTRARY = "contrary"  # ends a clause that says of the one named the contrary of what others do: "do not"
    AFFIRMS = "affirms"  # answers yes, and no more, to what is asked before: "That is correct"
    TURNS = "turns"  # begins what is said besides: conditions behind it do not touch the exit


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern: what it does, the letters that it needs, its regular expression's source.

    `upper` asks that the original has no small letter there ("US", not "us"); `exact` is the expression that
    the original itself must match ("würde", not "wurde"); `negative` says that an exit's own words hold a
    negation ("is no longer a member"): where they do not, one among them denies it.
    """

    cue: Cue
    needs: Needs
    source: str
    upper: bool = False
    exact: str = ""
    negative: bool = False
