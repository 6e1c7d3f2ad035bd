using System.Collections.Immutable;

namespace StudyMate.Storage;

/// <summary>A table whose rows are changed as rows (<see cref="Facts.RowChange"/>), and what a put does there beyond writing all columns.</summary>
internal sealed record RowTable(string Name, ImmutableArray<string> Key, ImmutableArray<string> Columns)
{
    /// <summary>The column by which a row tells how new it is.</summary>
    public const string Revision = "revision";

    /// <summary>Of <see cref="Columns"/>, those that a new row gets and a later put leaves as they are.</summary>
    public ImmutableArray<string> Kept { get; init; } = [];

    /// <summary>Which row a put must not replace.</summary>
    public RowGuard Guard { get; init; }

    /// <summary>Whether two rows must differ in something else besides the key: a put must not be taken for one of the other row.</summary>
    public bool HasSecondKey { get; init; }

    public bool Has(string column) => Key.Contains(column, StringComparer.Ordinal) || Columns.Contains(column, StringComparer.Ordinal);
}

/// <summary>What a put has to do with the revision of the row that is there.</summary>
internal enum RowGuard
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It must be the one just before: another writer came in between, and the put fails with all that is written beside it.</summary>
    FollowsOn,

    /// <summary>It must not be newer: the put fails with all that is written beside it.</summary>
    NotOverNewer,

    /// <summary>If it is newer, nothing happens.</summary>
    IgnoredWhenOlder,
}

/// <summary>
/// The tables that messages may name. Nothing else of a message becomes SQL, and this list is compared with the schema of both databases.
/// </summary>
internal static class RowTables
{
    public static ImmutableArray<RowTable> All { get; } =
    [
        Of("accounts", "tenant id", "email", kept: "opened_at"),
        Of("assignments", "tenant id",
            "title search status due due_at instructions answers_released_at",
            kept: "type mode theme_id theme_version author_id created_at result answers_release"),
        // Counted and told by revision: an append that nobody heard of again must not put back what figures were told since.
        Of("assignment_students", "tenant assignment_id student_id",
            "class_id counted status received_at opened_at started_at completed_at score progress time_ms revision late answers_seen_at")
            with { Guard = RowGuard.NotOverNewer },
        Of("assignment_targets", "tenant assignment_id type target_id", ""),
        Of("classes", "tenant id", "name search promotion_id description status"),
        Of("class_teachers", "tenant class_id staff_id", "is_primary"),
        Of("import_absent", "tenant import_id id class_id", "first_name last_name"),
        Of("import_rows", "tenant import_id line", "outcome target_id payload result errors error_count"),
        Of("imports", "tenant id", "status created updated unchanged failed completed_at",
            kept: "type encoding separator total_rows new_rows changed_rows unchanged_rows error_rows created_at"),
        // Over the row that was read and no other: whoever decided on an old one reads the new one.
        Of("learning_sessions", "tenant student_id session_id",
            "class_id theme_id theme_version assignment_id mode school_day started_at ended_at completed verified correct total score answered asked"
            + " revision time_ms last_activity_at answers", kept: "subject") with { Guard = RowGuard.FollowsOn },
        Of("operations", "tenant id", "fingerprint answer expires_at"),
        Of("outbox", "tenant id", "type data created_at dispatched"),
        Of("partner_keys", "tenant id", "name prefix scopes status quota_minute quota_hour quota_day expires_at", kept: "created_at"),
        Of("partner_usage", "tenant id", "minute in_minute hour in_hour day in_day last_used_at"),
        Of("person_keys", "tenant student_id", "sealed_key"),
        Of("promotions", "tenant id", "name search year_start year_end level status"),
        Of("staff", "tenant id", "first_name last_name email search role status"),
        // Also by pseudonym.
        Of("students", "tenant id",
            "subject first_name last_name email search class_id promotion_id school_id uuid_student status consent_sharing") with { HasSecondKey = true },
        Of("tenants", "tenant",
            "name type status time_zone language overrides max_students max_teachers max_classes revision") with { Guard = RowGuard.IgnoredWhenOlder },
        Of("theme_contents", "tenant theme_id hash", "content"),
        Of("theme_transitions", "tenant theme_id number", "version from_status to_status actor_id at comment"),
        Of("theme_versions", "tenant theme_id version",
            "hash status title search subject difficulty question_count flashcard_count sheet_count updated_at published_at", kept: "created_by created_at"),
        Of("themes", "tenant id",
            "title search author_id status version published_version subject difficulty question_count flashcard_count sheet_count updated_at"),
        Of("unique_keys", "tenant kind value", "owner"),
        Of("webhook_deliveries", "tenant id",
            "endpoint_id type data status attempts created_at next_attempt_at last_attempt_at last_status last_error"),
    ];

    private static RowTable Of(string name, string key, string columns, string kept = "") =>
        new(name, Words(key), [.. Words(columns), .. Words(kept)]) { Kept = Words(kept) };

    private static ImmutableArray<string> Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
