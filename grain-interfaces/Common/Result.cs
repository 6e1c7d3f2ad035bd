using System.Diagnostics.CodeAnalysis;
using Orleans;

namespace StudyMate.Common;

/// <summary>The answer of a command or query: a value, or an expected refusal. Faults are exceptions and never end up here.</summary>
[GenerateSerializer, Immutable, Alias("studymate.result`1")]
public sealed record Result<T>
{
    [Id(0)]
    private readonly T? _value;

    private Result(T? value, Error? error)
    {
        _value = value;
        Error = error;
    }

    /// <summary>The refusal, or null when the call succeeded.</summary>
    [Id(1)]
    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The value; throws when the call was refused, so that nobody carries on after a refusal.</summary>
    public T Value => Error is null
        ? _value!
        : throw new InvalidOperationException($"Refused with {Error.Code}: there is no value.");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}

/// <summary>The value of commands that have nothing to tell but that they succeeded.</summary>
[GenerateSerializer, Immutable, Alias("studymate.done")]
public sealed record Done
{
    public static readonly Done Instance = new();
}
