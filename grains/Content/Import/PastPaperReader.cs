using System.Collections.Immutable;
using System.Text.Json;

namespace StudyMate.Content;

/// <summary>Reads past papers (annales); their questions share the ids of the theme's questions.</summary>
internal sealed class PastPaperReader(QuestionReader questions, Losses losses)
{
    private readonly IdBook _ids = new("paper", losses);

    /// <summary>Notes ids of the papers and of their questions.</summary>
    public void Expect(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
            return;
        _ids.Expect(list);
        foreach (var paper in list.EnumerateArray().Where(paper => paper.ValueKind == JsonValueKind.Object))
        {
            foreach (var property in paper.EnumerateObject().Where(property => JsonText.Name(property) is "questions"))
                questions.Expect(property.Value);
        }
    }

    public ImmutableArray<PastPaper> ReadAll(IReadOnlyList<(JsonElement Element, string Path)> elements)
    {
        var papers = ImmutableArray.CreateBuilder<PastPaper>();
        foreach (var (element, path) in elements)
        {
            if (element.ValueKind != JsonValueKind.Object)
                losses.Add(path, "A past paper is an object.");
            else if (papers.Count == ThemeLimits.PastPapers)
                losses.Add(path, "There are more than 20 past papers.");
            else if (Read(new ObjectReader(element, path, losses), papers.Count) is { } paper)
                papers.Add(paper);
        }

        return papers.ToImmutable();
    }

    private PastPaper? Read(ObjectReader reader, int index)
    {
        var id = _ids.IdOf(reader);
        if (!_ids.Keep(id, reader.Path, losses.Mark(), (used, problems) => problems.Id(id, used, reader.Path)))
            return null;
        var year = reader.Integer(1900, 2100, "year");
        var paper = new PastPaper
        {
            Id = id,
            Title = reader.Text(ThemeLimits.Title, "title") ?? $"Annale {year ?? index + 1}",
            Year = year,
            DurationMinutes = reader.Integer(1, 600, "durationMinutes", "duration"),
            Questions = questions.ReadAll(reader.Elements("questions")),
        };
        reader.Finish();
        if (!paper.Questions.IsEmpty)
            return paper;
        losses.Add(reader.Path, "The past paper has no usable question.");
        return null;
    }
}
