using System.Globalization;
using Orleans.Runtime;

namespace Orleans
{
    /// <summary>Names the grain type of a class; without it the name is made from the class name.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class GrainTypeAttribute(string grainType) : Attribute
    {
        private readonly GrainType _grainType = GrainType.Create(grainType);

        /// <summary>The grain type.</summary>
        public GrainType GetGrainType(IServiceProvider? services, Type? type) => _grainType;
    }

    /// <summary>How long an idle activation of this class is kept.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public class CollectionAgeLimitAttribute : Attribute
    {
        /// <summary>The shortest age.</summary>
        public static readonly TimeSpan MinAgeLimit = TimeSpan.FromMinutes(1);

        private TimeSpan? _limit;

        /// <summary>Set the age by <see cref="Days"/>, <see cref="Hours"/> or <see cref="Minutes"/>.</summary>
        public CollectionAgeLimitAttribute()
        {
        }

        /// <summary>The age as text, such as <c>00:10:00</c>.</summary>
        public CollectionAgeLimitAttribute(string inactivityPeriod) =>
            _limit = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);

        /// <summary>Days of the age.</summary>
        public double Days { get; set; }

        /// <summary>Hours of the age.</summary>
        public double Hours { get; set; }

        /// <summary>Minutes of the age.</summary>
        public double Minutes { get; set; }

        /// <summary>Never collect.</summary>
        public bool AlwaysActive { get; set; }

        /// <summary>The age.</summary>
        public TimeSpan AgeLimit
        {
            get
            {
                if (AlwaysActive)
                    return Timeout.InfiniteTimeSpan;
                _limit ??= TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
                return _limit.Value < MinAgeLimit ? MinAgeLimit : _limit.Value;
            }
        }
    }

    /// <summary>Activations of this class are never collected.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public class KeepAliveAttribute : Attribute;

    /// <summary>The call time-out of a method, such as <c>00:00:10</c>.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
    {
        /// <summary>The time-out.</summary>
        public TimeSpan? Timeout { get; set; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
    }
}

namespace Orleans.Providers
{
    /// <summary>Names that providers have by convention.</summary>
    public static class ProviderConstants
    {
        /// <summary>The storage used when none is named.</summary>
        public const string DEFAULT_STORAGE_PROVIDER_NAME = "Default";
    }
}
