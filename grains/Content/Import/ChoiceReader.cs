using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace StudyMate.Content;

/// <summary>Reads the choices of a question: objects with id and label, or bare texts, which get the ids a, b, c …</summary>
internal sealed class ChoiceReader(Losses losses)
{
    private readonly ImmutableArray<Choice>.Builder _choices = ImmutableArray.CreateBuilder<Choice>();
    private readonly List<string> _right = [];
    private readonly List<string> _wrong = [];
    private readonly List<string?> _byIndex = [];

    /// <summary>The usable choices.</summary>
    public ImmutableArray<Choice> Choices => _choices.ToImmutable();

    /// <summary>Ids of the choices that the file itself marks as right.</summary>
    public IReadOnlyList<string> Right => _right;

    /// <summary>Ids of the choices that the file itself marks as not right.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Whether no choice had an id of its own, so that a number can only mean an index.</summary>
    public bool AllBare { get; private set; } = true;

    public void Read(IReadOnlyList<(JsonElement Element, string Path)> elements)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            var (element, path) = elements[i];
            _byIndex.Add(element.ValueKind == JsonValueKind.Object
                ? ReadObject(new ObjectReader(element, path, losses), i)
                : ReadBare(element, path, i));
        }
    }

    /// <summary>The id of the choice at an index of the file's list: none beyond the list, null when the choice was not usable.</summary>
    public IEnumerable<string?> AtIndex(int index) => _byIndex.Skip(index).Take(index < 0 ? 0 : 1);

    /// <summary>The id of the choice at an index of the list: a to j; beyond, c11 and so on (such a question has too many anyway).</summary>
    public static string MadeId(int index) =>
        index < ThemeLimits.MaxChoices ? ((char)('a' + index)).ToString() : string.Create(CultureInfo.InvariantCulture, $"c{index + 1}");

    private string? ReadBare(JsonElement element, string path, int index)
    {
        var mark = losses.Mark();
        if (JsonText.Read(element, path, ThemeLimits.ChoiceLabel, losses) is { } label)
            return Add(new Choice(MadeId(index), label));
        losses.Replace(mark, path, "The choice has no usable label.");
        return null;
    }

    private string? ReadObject(ObjectReader reader, int index)
    {
        var mark = losses.Mark();
        AllBare &= !reader.Has("id");
        var id = reader.Text(ThemeLimits.Id, "id") ?? MadeId(index);
        var isRight = reader.Flag("correct", "isCorrect", "is_correct");
        if (reader.Text(ThemeLimits.ChoiceLabel, "label", "text") is not { } label)
        {
            losses.Replace(mark, reader.Path, "The choice has no usable label.");
            return null;
        }

        reader.Finish();
        if (isRight is { } marked)
            (marked ? _right : _wrong).Add(id);
        return Add(new Choice(id, label));
    }

    private string Add(Choice choice)
    {
        _choices.Add(choice);
        return choice.Id;
    }
}
