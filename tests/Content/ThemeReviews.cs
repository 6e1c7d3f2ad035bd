using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>A theme in each state, and the people who act on it: for tests of the rules, without a host.</summary>
internal static class ThemeReviews
{
    public static readonly DateTimeOffset Now = new(2025, 10, 6, 12, 0, 0, TimeSpan.Zero);
    public static readonly ThemeActor Author = new("author", ReviewsAll: false, EditsAll: false);
    public static readonly ThemeActor Teacher = new("teacher", ReviewsAll: false, EditsAll: false);
    public static readonly ThemeActor Reviewer = new("referent", ReviewsAll: true, EditsAll: false);
    public static readonly ThemeActor Direction = new("direction", ReviewsAll: true, EditsAll: true);
    public static readonly Theme SampleTheme = new() { Title = "T", Questions = [new Question { Id = "q", Type = "open", Prompt = "?" }] };

    public static Result<ThemeState> Decide(ThemeState state, string command, ThemeActor actor) => command switch
    {
        "submit" => SubmitThemeRule.Decide(state, new SubmitTheme(), actor, Now),
        "approve" => ApproveThemeRule.Decide(state, new ApproveTheme(), actor, Now),
        "reject" => RejectThemeRule.Decide(state, new RejectTheme("why"), actor, Now),
        "publish" => PublishThemeRule.Decide(state, new PublishTheme(), actor, Now),
        "archive" => ArchiveThemeRule.Decide(state, new ArchiveTheme(), actor, Now),
        "reopen" => ReopenThemeRule.Decide(state, new ReopenTheme(), actor, Now),
        _ => EditThemeRule.Decide(state, new EditTheme(SampleTheme, null), "other", actor, Now),
    };

    public static ThemeState In(string status)
    {
        var state = CreateThemeRule.Decide(new ThemeState(), SampleTheme, "hash", Author, Now).Value;
        var version = state.Current with { Status = status, PublishedAt = status is "published" ? Now : null };
        return state with
        {
            Current = version,
            Published = status is "published" ? version : null,
            Publications = status is "published" ? [new ThemePublication(1, Now)] : [],
        };
    }
}
