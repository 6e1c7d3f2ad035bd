using StudyMate.Embedded.Activations;

namespace Orleans.Runtime;

/// <summary>Values that travel with a call: what a caller sets before a call, the called grain reads, and so on down the chain. Never back.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<RequestContextValues?> Ambient = new();

    /// <summary>The values of the running call; instances are never changed, so a message may hold on to one.</summary>
    internal static RequestContextValues? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>The names that are set.</summary>
    public static IEnumerable<string> Keys => Current?.Values.Keys ?? [];

    /// <summary>All values.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries => Current?.Values ?? [];

    /// <summary>The call chain that may re-enter grains; empty when none.</summary>
    public static Guid ReentrancyId
    {
        get => Current?.ReentrancyId ?? Guid.Empty;
        set => Current = value == Guid.Empty
            ? RequestContextValues.Without(Current, RequestContextValues.ReentrancyKey)
            : RequestContextValues.With(Current, RequestContextValues.ReentrancyKey, value);
    }

    /// <summary>A value, or <see langword="null"/>.</summary>
    public static object? Get(string key) => Current?.Values.GetValueOrDefault(key);

    /// <summary>Sets a value for the calls made from here on.</summary>
    public static void Set(string key, object value) => Current = RequestContextValues.With(Current, key, value);

    /// <summary>Removes a value; <see langword="false"/> if there was none.</summary>
    public static bool Remove(string key)
    {
        if (Current?.Values.ContainsKey(key) != true)
            return false;
        Current = RequestContextValues.Without(Current, key);
        return true;
    }

    /// <summary>Removes everything.</summary>
    public static void Clear()
    {
        if (Current is not null)
            Current = null;
    }

    /// <summary>Until disposed, calls made from here may come back into the grains that the chain has passed.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var original = ReentrancyId;
        return new ReentrancySection(original, original == Guid.Empty ? Guid.NewGuid() : original);
    }

    /// <summary>Until disposed, calls made from here may not come back.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    /// <summary>Restores the reentrancy of the call chain when disposed.</summary>
    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _original;
        private readonly Guid _new;

        /// <summary>Applies <paramref name="newReentrancyId"/> until disposed.</summary>
        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _original = originalReentrancyId;
            _new = newReentrancyId;
            if (originalReentrancyId != newReentrancyId)
                ReentrancyId = newReentrancyId;
            if (newReentrancyId != Guid.Empty)
                Activation.Current?.EnterReentrantSection(newReentrancyId);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_new != Guid.Empty)
                Activation.Current?.LeaveReentrantSection(_new);
            if (_new != _original)
                ReentrancyId = _original;
        }
    }
}
