using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans
{
    /// <summary>Every stream of a namespace is delivered to the grain of this class with the stream's key.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
    public class ImplicitStreamSubscriptionAttribute : Attribute
    {
        /// <summary>All namespaces.</summary>
        public ImplicitStreamSubscriptionAttribute() => Predicate = new AnyNamespace();

        /// <summary>One namespace.</summary>
        public ImplicitStreamSubscriptionAttribute(string streamNamespace, string? streamIdMapper = null)
        {
            Predicate = new ExactNamespace(streamNamespace.Trim());
            StreamIdMapper = streamIdMapper;
        }

        /// <summary>Which namespaces.</summary>
        public IStreamNamespacePredicate Predicate { get; }

        /// <summary>The name of the mapping from stream to grain; <see langword="null"/> means by key.</summary>
        public string? StreamIdMapper { get; init; }

        private sealed class AnyNamespace : IStreamNamespacePredicate
        {
            public string PredicatePattern => "*";

            public bool IsMatch(string streamNamespace) => true;
        }

        private sealed class ExactNamespace(string expected) : IStreamNamespacePredicate
        {
            public string PredicatePattern => $"namespace:{expected}";

            public bool IsMatch(string streamNamespace) => string.Equals(expected, streamNamespace?.Trim(), StringComparison.Ordinal);
        }
    }
}

namespace Orleans.Streams
{
    /// <summary>Chooses stream namespaces.</summary>
    public interface IStreamNamespacePredicate
    {
        /// <summary>The choice as text.</summary>
        string PredicatePattern { get; }

        /// <summary>Whether a namespace is chosen.</summary>
        bool IsMatch(string streamNamespace);
    }
}

namespace Orleans.Streams.Core
{
    /// <summary>Implemented by a grain that is subscribed implicitly: it attaches its observer when asked.</summary>
    public interface IStreamSubscriptionObserver
    {
        /// <summary>A stream wants to deliver: attach an observer with <see cref="IStreamSubscriptionHandleFactory.Create{T}"/> and <c>ResumeAsync</c>.</summary>
        Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory);
    }

    /// <summary>Gives the handle of the subscription that is being set up.</summary>
    public interface IStreamSubscriptionHandleFactory
    {
        /// <summary>The stream.</summary>
        StreamId StreamId { get; }

        /// <summary>The provider's name.</summary>
        string ProviderName { get; }

        /// <summary>The subscription's id.</summary>
        GuidId SubscriptionId { get; }

        /// <summary>The handle, for items of type <typeparamref name="T"/>.</summary>
        StreamSubscriptionHandle<T> Create<T>();
    }
}
