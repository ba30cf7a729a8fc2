namespace Checkout.Worker;

/// <summary>The section <c>Fulfilment</c>.</summary>
public sealed class FulfilmentOptions
{
    internal const string IntervalIsTooShort =
        "Fulfilment:Interval is not more than zero, so there is no pause between two rounds. Set it to a time, for example 00:00:01.";

    /// <summary>The pause between two rounds.</summary>
    /// <value>More than zero.</value>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);
}
