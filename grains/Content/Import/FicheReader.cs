using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace StudyMate.Content;

/// <summary>
/// The server's sheet sections as cards: the kind that renders text, examples and key points (<c>definition</c>). Subsections follow
/// their section as further cards with their <c>level</c>.
/// </summary>
internal sealed class FicheReader(CardReader cards, Losses losses)
{
    private const int DeepestLevel = 10;

    /// <param name="section">The section, whose title and id the caller has taken; a subsection's are still there.</param>
    /// <param name="title">Title of the card, null for the section's own card.</param>
    /// <param name="level">0 for the section, 1 for its subsections, and so on.</param>
    /// <param name="into">Where cards go.</param>
    public void Read(ObjectReader section, string? title, int level, ImmutableArray<Card>.Builder into)
    {
        var mark = losses.Mark();
        var fields = ImmutableArray.CreateBuilder<CardField>();
        if (section.Text(ThemeLimits.CardText, "content") is { } content)
            fields.Add(new CardField("content", CardValue.OfText(content)));
        AddTexts(fields, "examples", section.Texts(50, ThemeLimits.CardText, "examples"));
        AddTexts(fields, "keyPoints", section.Texts(50, ThemeLimits.CardText, "keyPoints", "key_points"));
        if (section.Url("image_url", "imageUrl", "image") is { } image)
            fields.Add(new CardField("imageUrl", CardValue.OfText(image)));
        if (fields.Count > 0)
            Add(section, title, level, fields, mark, into);
        foreach (var (element, path) in section.Elements("subsections"))
            ReadSubsection(element, path, level + 1, into);
    }

    private void ReadSubsection(JsonElement element, string path, int level, ImmutableArray<Card>.Builder into)
    {
        if (element.ValueKind != JsonValueKind.Object || level > DeepestLevel)
        {
            losses.Add(path, "A subsection is an object, at most 10 levels deep.");
            return;
        }

        var reader = new ObjectReader(element, path, losses);
        var before = into.Count;
        Read(reader, reader.Text(ThemeLimits.Title, "title"), level, into);
        if (reader.Integer(int.MinValue, int.MaxValue, "order") is not null && into.Count == before)
            losses.Add(path, "The subsection says nothing.");
        reader.Finish();
    }

    private void Add(ObjectReader section, string? title, int level, ImmutableArray<CardField>.Builder fields, int mark, ImmutableArray<Card>.Builder into)
    {
        if (level > 0)
            fields.Add(new CardField("level", CardValue.OfNumber(level.ToString(CultureInfo.InvariantCulture))));
        if (into.Count == ThemeLimits.CardsPerSection)
            losses.Add(section.Path, "A section has at most 60 cards.");
        else if (cards.Compose(section, "definition", title, fields.ToImmutable(), mark) is { } card)
            into.Add(card);
    }

    private static void AddTexts(ImmutableArray<CardField>.Builder fields, string name, ImmutableArray<string> texts)
    {
        if (!texts.IsEmpty)
            fields.Add(new CardField(name, CardValue.OfList([.. texts.Select(CardValue.OfText)])));
    }
}
