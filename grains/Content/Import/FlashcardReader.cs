using System.Collections.Immutable;
using System.Text.Json;

namespace StudyMate.Content;

/// <summary>Reads flashcards of every dialect.</summary>
internal sealed class FlashcardReader(Losses losses)
{
    private readonly IdBook _ids = new("f", losses);

    public void Expect(JsonElement list) => _ids.Expect(list);

    public ImmutableArray<Flashcard> ReadAll(IReadOnlyList<(JsonElement Element, string Path)> elements)
    {
        var cards = ImmutableArray.CreateBuilder<Flashcard>();
        foreach (var (element, path) in elements)
        {
            if (cards.Count == ThemeLimits.Flashcards)
                losses.Add(path, "There are more than 200 flashcards.");
            else if (Read(element, path) is { } card)
                cards.Add(card);
        }

        return cards.ToImmutable();
    }

    private Flashcard? Read(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            losses.Add(path, "A flashcard is an object.");
            return null;
        }

        var mark = losses.Mark();
        var reader = new ObjectReader(element, path, losses);
        var id = _ids.IdOf(reader);
        var front = reader.Text(ThemeLimits.FlashcardFront, "front");
        var back = reader.Text(ThemeLimits.FlashcardBack, "back");
        if (front is null || back is null)
        {
            losses.Replace(mark, path, "The flashcard has no usable front or back.");
            return null;
        }

        var card = new Flashcard
        {
            Id = id,
            Front = front,
            Back = back,
            Hint = reader.Text(ThemeLimits.FlashcardHint, "hint"),
            Difficulty = reader.Difficulty("difficulty"),
            Tags = reader.Texts(ThemeLimits.ElementTags, ThemeLimits.Tag, "tags"),
            FrontImageUrl = reader.Url("frontImageUrl", "image_front_url"),
            BackImageUrl = reader.Url("backImageUrl", "image_back_url"),
        };
        reader.Finish();
        return _ids.Keep(id, path, mark, (used, problems) => ThemeRules.CheckFlashcard(card, path, used, problems)) ? card : null;
    }
}
