using System.Collections.Frozen;
using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Content;

namespace StudyMate.Learning;

/// <summary>How a question is marked.</summary>
internal enum QuestionKind
{
    Choices,
    TrueFalse,
    FillIn,
    Open,
}

/// <summary>Questions by the types that content and devices name.</summary>
internal static class QuestionTypeNames
{
    private const string Choices = "mcq";
    private const string TrueFalse = "true_false";
    private const string FillIn = "fill_in";
    private const string Open = "open";

    public static string Of(QuestionKind kind) => kind switch
    {
        QuestionKind.Choices => Choices,
        QuestionKind.TrueFalse => TrueFalse,
        QuestionKind.FillIn => FillIn,
        _ => Open,
    };

    /// <summary>Whatever this version cannot mark itself is for a person to mark.</summary>
    public static QuestionKind KindOf(string type) => type switch
    {
        Choices => QuestionKind.Choices,
        TrueFalse => QuestionKind.TrueFalse,
        FillIn => QuestionKind.FillIn,
        _ => QuestionKind.Open,
    };
}

/// <summary>One question with its right answer in the form that marking compares.</summary>
/// <param name="Id">Question id.</param>
/// <param name="Kind">How it is marked.</param>
/// <param name="Accepted">The whole set for choices, the one value for true/false, any of them for fill-in.</param>
/// <param name="FillIn">For fill-in, what an answer is compared with.</param>
internal sealed record KeyedQuestion(string Id, QuestionKind Kind, ImmutableArray<string> Accepted, FillInKey? FillIn = null);

/// <summary>The right answers of one theme version, compiled once per process.</summary>
internal sealed class AnswerKey
{
    private readonly FrozenDictionary<string, KeyedQuestion> _questions;

    private AnswerKey(FrozenDictionary<string, KeyedQuestion> questions, int itemCount)
    {
        _questions = questions;
        ItemCount = itemCount;
    }

    /// <summary>Questions of the version.</summary>
    public int QuestionCount => _questions.Count;

    /// <summary>Questions and flashcards: what a device may claim to have gone through.</summary>
    public int ItemCount { get; }

    public KeyedQuestion? Find(string questionId) => _questions.GetValueOrDefault(questionId);

    public static AnswerKey Of(Theme theme)
    {
        var questions = new Dictionary<string, KeyedQuestion>(theme.Questions.Length, StringComparer.Ordinal);
        foreach (var question in theme.Questions)
            questions.TryAdd(question.Id, Compile(question));
        // A past paper asks its own questions; where ids meet, the theme's own question is meant.
        foreach (var paper in theme.PastPapers)
        {
            foreach (var question in paper.Questions)
                questions.TryAdd(question.Id, Compile(question));
        }

        return new AnswerKey(questions.ToFrozenDictionary(StringComparer.Ordinal), questions.Count + theme.Flashcards.Length);
    }

    private static KeyedQuestion Compile(Question question)
    {
        var kind = QuestionTypeNames.KindOf(question.Type);
        return new KeyedQuestion(
            question.Id,
            kind,
            kind is QuestionKind.Choices ? [.. question.Answer.Distinct(StringComparer.Ordinal)] : question.Answer,
            kind is QuestionKind.FillIn ? FillInKey.Of(question) : null);
    }
}
