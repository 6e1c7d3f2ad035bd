using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using StudyMate.Embedded.Activations;
using StudyMate.Embedded.Contracts;
using StudyMate.Embedded.Hosting;

namespace StudyMate.Embedded.Streams;

/// <summary>
/// Streams in memory. A producer is done when its item is queued; every subscription receives in order, one item after the other. Whatever is
/// queued when the process ends is lost: the truth lives elsewhere.
/// </summary>
internal sealed class MemoryStreamProvider(Engine engine, string name) : IStreamProvider
{
    private readonly ConcurrentDictionary<StreamId, StreamChannel> _channels = new();

    public Engine Engine => engine;

    public string Name => name;

    public bool IsRewindable => false;

    public IAsyncStream<T> GetStream<T>(StreamId streamId)
    {
        ContractCheck.ThrowIfNoStreamItem(typeof(T));
        return new MemoryStream<T>(this, streamId);
    }

    public StreamChannel ChannelOf(StreamId streamId) => _channels.GetOrAdd(streamId, static (id, provider) => new StreamChannel(provider, id, provider.ImplicitSubscribers(id)), this);

    private IEnumerable<GrainSubscription> ImplicitSubscribers(StreamId streamId) =>
        from grainClass in engine.Catalog.Classes
        where SubscribesTo(grainClass, streamId)
        select new GrainSubscription(this, streamId, grainClass, KeyOf(grainClass.Type, streamId), ImplicitId(grainClass, streamId), isImplicit: true);

    private static bool SubscribesTo(GrainClass grainClass, StreamId streamId) =>
        grainClass.Type.GetCustomAttributes<ImplicitStreamSubscriptionAttribute>(inherit: false)
            .Any(attribute => attribute.Predicate.IsMatch(streamId.GetNamespace() ?? ""));

    /// <summary>Of the kind that the grain has; the namespace is the text part of a compound key.</summary>
    private static IdSpan KeyOf(Type type, StreamId streamId)
    {
        var key = streamId.GetKeyAsString();
        if (typeof(IGrainWithIntegerKey).IsAssignableFrom(type))
            return GrainIdKeyExtensions.CreateIntegerKey(Integer());
        if (typeof(IGrainWithIntegerCompoundKey).IsAssignableFrom(type))
            return GrainIdKeyExtensions.CreateIntegerKey(Integer(), streamId.GetNamespace());
        if (typeof(IGrainWithGuidKey).IsAssignableFrom(type))
            return GrainIdKeyExtensions.CreateGuidKey(Unique());
        if (typeof(IGrainWithGuidCompoundKey).IsAssignableFrom(type))
            return GrainIdKeyExtensions.CreateGuidKey(Unique(), streamId.GetNamespace());
        return IdSpan.Create(key);

        long Integer() => long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw NoKey();

        Guid Unique() => Guid.TryParseExact(key, "N", out var guid) ? guid : throw NoKey();

        ArgumentException NoKey() => new($"Stream {streamId} has no key of the kind that {type} has.", nameof(streamId));
    }

    /// <summary>The same for every process, as the subscription is nobody's memory.</summary>
    private static Guid ImplicitId(GrainClass grainClass, StreamId streamId)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, StableHash.Of(grainClass.GrainType.ToString()));
        BitConverter.TryWriteBytes(bytes[4..], StableHash.Of(streamId.GetNamespace() ?? ""));
        BitConverter.TryWriteBytes(bytes[8..], StableHash.Of(streamId.GetKeyAsString()));
        return new Guid(bytes);
    }
}
