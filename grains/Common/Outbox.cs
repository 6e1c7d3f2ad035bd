using StudyMate.Facts;

namespace StudyMate.Common;

/// <summary>
/// The seam to webhooks: a domain puts an entry into the same append as its facts, and afterwards wakes the tenant's outbox. The
/// entry is the promise (the outbox has a reminder as long as anybody listens); waking only saves waiting.
/// </summary>
internal static class Outbox
{
    /// <summary>An entry to be delivered to every endpoint that listens to its type. Appending it again changes nothing.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">Derived from the command, so that a retry writes the same entry; also the <c>webhook-id</c>'s first part.</param>
    /// <param name="type">Event type, <c>assignment.pushed</c>.</param>
    /// <param name="data">JSON object of the event.</param>
    /// <param name="now">When it happened.</param>
    public static RowChange Entry(string tenant, string id, string type, string data, DateTimeOffset now) =>
        RowChange.Add(
            "outbox",
            [("tenant", tenant), ("id", id)],
            ("type", type),
            ("data", data),
            ("created_at", now),
            ("dispatched", false));
}
