using System.Collections.Immutable;
using System.Text.Json;

namespace StudyMate.Content;

/// <summary>Reads revision sheets: ErgoMate's <c>revision</c> and the server's <c>fiche</c>, whose sections become sections of one card and more.</summary>
internal sealed class RevisionReader(Losses losses)
{
    private readonly IdBook _sectionIds = new("s", losses);
    private readonly CardReader _cards = new(losses);
    private readonly ImmutableArray<RevisionSection>.Builder _sections = ImmutableArray.CreateBuilder<RevisionSection>();

    /// <summary>The sheets, or null when there are none.</summary>
    /// <param name="root">The theme; its <c>revision</c> or <c>fiche</c>, and <c>references</c>, are taken.</param>
    public Revision? Read(ObjectReader root)
    {
        string? title = root.Text(ThemeLimits.Title, "sheetTitle"), summary = root.Text(ThemeLimits.Description, "sheetSummary");
        var references = ReadReferences(root);
        RevisionMetadata? metadata = null;
        if (root.Object("revision") is { } revision)
        {
            title ??= revision.Text(ThemeLimits.Title, "title");
            summary ??= revision.Text(ThemeLimits.Description, "summary");
            metadata = ReadMetadata(revision);
            references = references.AddRange(ReadReferences(revision));
            ReadSections(revision.Elements("sections"), ReadSection);
            revision.Finish();
        }

        if (root.Object("fiche") is { } fiche)
        {
            title ??= fiche.Text(ThemeLimits.Title, "title");
            summary ??= fiche.Text(ThemeLimits.Description, "summary");
            references = references.AddRange(ReadReferences(fiche));
            ReadSections(fiche.Elements("sections"), ReadFicheSection);
            fiche.Finish();
        }

        var isEmpty = _sections.Count == 0 && references.IsEmpty && title is null && summary is null && metadata is null;
        return isEmpty
            ? null
            : new Revision { Title = title, Summary = summary, Metadata = metadata, Sections = _sections.ToImmutable(), References = references };
    }

    private static RevisionMetadata? ReadMetadata(ObjectReader revision)
    {
        if (revision.Object("metadata") is not { } reader)
            return null;
        var metadata = new RevisionMetadata
        {
            TotalSections = reader.Integer(0, 10_000, "totalSections"),
            EstimatedStudyTime = reader.Text(ThemeLimits.ShortText, "estimatedStudyTime"),
            Difficulty = reader.Text(ThemeLimits.ShortText, "difficulty"),
            LastUpdated = reader.Text(ThemeLimits.ShortText, "lastUpdated"),
        };
        reader.Finish();
        return metadata == new RevisionMetadata() ? null : metadata;
    }

    private void ReadSections(IReadOnlyList<(JsonElement Element, string Path)> elements, Func<ObjectReader, ImmutableArray<Card>> readCards)
    {
        foreach (var (element, path) in elements)
        {
            if (element.ValueKind != JsonValueKind.Object)
                losses.Add(path, "A section is an object.");
            else if (_sections.Count == ThemeLimits.Sections)
                losses.Add(path, "There are more than 20 sections.");
            else
                ReadSection(new ObjectReader(element, path, losses), readCards);
        }
    }

    private void ReadSection(ObjectReader reader, Func<ObjectReader, ImmutableArray<Card>> readCards)
    {
        var id = _sectionIds.IdOf(reader);
        if (!_sectionIds.Keep(id, reader.Path, losses.Mark(), (used, problems) => problems.Id(id, used, reader.Path)))
            return;
        var title = reader.Text(ThemeLimits.Title, "title") ?? $"Section {_sections.Count + 1}";
        var order = reader.Integer(int.MinValue, int.MaxValue, "order");
        var cards = readCards(reader);
        reader.Finish();
        if (cards.IsEmpty)
            losses.Add(reader.Path, "The section has no usable card.");
        else
            _sections.Add(new RevisionSection { Id = id, Title = title, Order = order, Cards = cards });
    }

    private ImmutableArray<Card> ReadSection(ObjectReader section)
    {
        var cards = ImmutableArray.CreateBuilder<Card>();
        foreach (var (element, path) in section.Elements("cards"))
        {
            if (cards.Count == ThemeLimits.CardsPerSection)
                losses.Add(path, "A section has at most 60 cards.");
            else if (_cards.Read(element, path) is { } card)
                cards.Add(card);
        }

        return cards.ToImmutable();
    }

    private ImmutableArray<Card> ReadFicheSection(ObjectReader section)
    {
        var cards = ImmutableArray.CreateBuilder<Card>();
        new FicheReader(_cards, losses).Read(section, null, 0, cards);
        return cards.ToImmutable();
    }

    private ImmutableArray<Reference> ReadReferences(ObjectReader from)
    {
        var references = ImmutableArray.CreateBuilder<Reference>();
        foreach (var (element, path) in from.Elements("references"))
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                losses.Add(path, "A reference is an object.");
                continue;
            }

            var reader = new ObjectReader(element, path, losses);
            if (reader.Text(ThemeLimits.Title, "title") is { } title && references.Count < ThemeLimits.References)
                references.Add(new Reference(title, reader.Url("url"), reader.OneOf(ThemeLimits.ReferenceTypes, "type")));
            else
                losses.Add(path, "The reference has no title, or there are more than 50.");
            reader.Finish();
        }

        return references.ToImmutable();
    }
}
