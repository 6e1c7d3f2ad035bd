using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Orleans;

namespace StudyMate.Content;

/// <summary>
/// One card of a revision sheet. What all cards have is typed; what differs between the thirteen rendered kinds, and between authors,
/// is kept as named fields in the order they were written, so that no card loses anything. In JSON the fields stand beside the
/// common members, as ErgoMate writes them.
/// </summary>
[GenerateSerializer, Immutable, Alias("studymate.card")]
[JsonConverter(typeof(CardJsonConverter))]
public sealed record Card
{
    /// <summary>Unique among the theme's cards; 1 to 64 characters.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>One of <see cref="CardTypes.All"/>.</summary>
    [Id(1)]
    public required string Type { get; init; }

    [Id(2)]
    public string? Title { get; init; }

    [Id(3)]
    public ImmutableArray<string> Tags { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Ids of questions that practise this card; may name questions that the theme no longer has.</summary>
    [Id(4)]
    public ImmutableArray<string> RelatedQuestions { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What the card says, at most 40 fields.</summary>
    [Id(5)]
    public ImmutableArray<CardField> Fields { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <summary>A named part of a card, such as <c>content</c>, <c>keyPoints</c> or <c>qaPairs</c>.</summary>
[GenerateSerializer, Immutable, Alias("studymate.card-field")]
public sealed record CardField([property: Id(0)] string Name, [property: Id(1)] CardValue Value);

/// <summary>What a card's field holds: a text, a number, a yes/no, a list or an object of further fields.</summary>
[GenerateSerializer, Immutable, Alias("studymate.card-value")]
public sealed record CardValue
{
    [Id(0)]
    public required CardValueKind Kind { get; init; }

    /// <summary>The text; the number as it was written; <c>true</c> or <c>false</c>.</summary>
    [Id(1)]
    public string? Text { get; init; }

    /// <summary>The members of a list.</summary>
    [Id(2)]
    public ImmutableArray<CardValue> Items { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The members of an object.</summary>
    [Id(3)]
    public ImmutableArray<CardField> Fields { get; init => field = value.IsDefault ? [] : value; } = [];

    public static CardValue OfText(string text) => new() { Kind = CardValueKind.Text, Text = text };

    public static CardValue OfNumber(string number) => new() { Kind = CardValueKind.Number, Text = number };

    public static CardValue OfFlag(bool flag) => new() { Kind = CardValueKind.Flag, Text = flag ? "true" : "false" };

    public static CardValue OfList(params ImmutableArray<CardValue> items) => new() { Kind = CardValueKind.List, Items = items };

    public static CardValue OfObject(params ImmutableArray<CardField> fields) => new() { Kind = CardValueKind.Object, Fields = fields };
}

/// <summary>The sorts of value that a card's field may hold.</summary>
public enum CardValueKind
{
    Text,
    Number,
    Flag,
    List,
    Object,
}

/// <summary>The kinds of card: the thirteen that ErgoMate renders, and <c>detailed_summary</c>, which its own sheets use as well.</summary>
public static class CardTypes
{
    public static readonly ImmutableArray<string> All =
    [
        "definition", "etymology", "timeline", "summary", "focus", "comparison", "key_takeaways", "mnemonic", "diagram_mermaid",
        "diagram_textual", "qna", "case_study", "exercise", "detailed_summary",
    ];
}
