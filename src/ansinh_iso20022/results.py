"""The answer, whichever message it is."""

from ansinh.adapters import ParsedResults, ParseRequest
from ansinh.formats import FormatProfile
from ansinh_iso20022.guard import message_of
from ansinh_iso20022.messages import ANSWERS, PAIN_002
from ansinh_iso20022.notification import notification_results
from ansinh_iso20022.report import report_results


def results_of(request: ParseRequest, profile: FormatProfile) -> ParsedResults:
    """Read a pain.002 or a camt.054.

    Raises:
        ParseFailed: the file is neither, or not whole.
    """
    source = request.filename or profile.id
    if message_of(request.data, source, ANSWERS) is PAIN_002:
        return report_results(request, source, profile)
    return notification_results(request, source, profile)
