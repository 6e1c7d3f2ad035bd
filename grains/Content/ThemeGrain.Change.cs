using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Content;

/// <summary>How a decision is carried out: content first, then record, fact and rows in one commit.</summary>
internal sealed partial class ThemeGrain
{
    private ThemeStatus Status =>
        new(_id, State.Current.Title, State.Current.Status, State.Current.Number, State.Published?.Number, State.Revision);

    private ValueTask<ThemeActor> ActorAsync() => ThemeActor.OfAsync(Actor.Required, permissions);

    private async Task<Result<ThemeStatus>> ChangeAsync(Result<ThemeState> decided, string fact, string? comment, Moment now, ThemeContent? content = null)
    {
        if (!decided.Succeeded)
            return decided.Error;
        var (before, after) = (State, decided.Value);
        if (ReferenceEquals(after, before))
            return Status;
        // Before the commit: a version never names content that is not there. Left over when the commit fails, and then written again.
        if (content is not null)
            await rows.WriteAsync(ThemeRows.ContentRow(_tenant, _id, content.Hash, content.Json));
        var shares = ThemeChange.LosesContent(before, after) && await SharesContentAsync(before.Current);
        var next = after with { LastChange = ThemeChange.Of(before, after, comment, shares) };
        await commit.SaveAsync(this, record, next, [FactOf(fact, before, after, Actor.Required.AccountId, now)]);
        return Status;
    }

    /// <summary>Whether another version has the content of this one.</summary>
    private async Task<bool> SharesContentAsync(ThemeVersionState version)
    {
        var others = await rows.QueryAsync<long>(
            "Content/OthersOfContent", new { tenant = _tenant, theme_id = _id, hash = version.Hash, version = version.Number });
        return others.Single() > 0;
    }

    /// <summary>Who did what to which version: no titles, no comments.</summary>
    private Fact FactOf(string kind, ThemeState before, ThemeState after, string actor, Moment now) =>
        AuditFact.Of(kind, _id, after.Revision, now, actor) with
        {
            ThemeId = _id,
            ThemeVersion = after.Current.Number,
            Payload = before.Exists
                ? $$"""{"from":"{{before.Current.Status}}","to":"{{after.Current.Status}}"}"""
                : $$"""{"to":"{{after.Current.Status}}"}""",
        };
}
