namespace Orleans.Configuration
{
    /// <summary>Names of the cluster.</summary>
    public class ClusterOptions
    {
        /// <summary>The cluster's name.</summary>
        public string ClusterId { get; set; } = "default";

        /// <summary>The service's name.</summary>
        public string ServiceId { get; set; } = "default";
    }

    /// <summary>How calls are carried.</summary>
    public abstract class MessagingOptions
    {
        /// <summary>How long a caller waits. Default: 30 seconds.</summary>
        public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
    }

    /// <summary>How calls are carried inside of a silo.</summary>
    public class SiloMessagingOptions : MessagingOptions;

    /// <summary>How calls from outside are carried.</summary>
    public class ClientMessagingOptions : MessagingOptions;

    /// <summary>When idle activations are ended.</summary>
    public class GrainCollectionOptions
    {
        /// <summary>How often to look. Default: 1 minute.</summary>
        public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

        /// <summary>How long an activation may be idle. Default: 15 minutes.</summary>
        public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

        /// <summary>Ages by full name of the grain class.</summary>
        public Dictionary<string, TimeSpan> ClassSpecificCollectionAge { get; set; } = [];

        /// <summary>How long an activation may take to start. Default: 30 seconds.</summary>
        public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

        /// <summary>How long an activation may take to end. Default: 30 seconds.</summary>
        public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);
    }
}

namespace Orleans.Hosting
{
    /// <summary>How reminders are kept.</summary>
    public sealed class ReminderOptions
    {
        /// <summary>The shortest period. Default: 1 minute.</summary>
        public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);
    }
}

namespace Orleans.Configuration
{
    /// <summary>How records are kept in memory.</summary>
    public class MemoryGrainStorageOptions
    {
        /// <summary>Turns records into bytes; <see langword="null"/> means the engine's own.</summary>
        public Storage.IGrainStorageSerializer? GrainStorageSerializer { get; set; }
    }
}
