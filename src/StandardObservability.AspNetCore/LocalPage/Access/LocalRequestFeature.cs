namespace StandardObservability.AspNetCore.LocalPage.Access;

/// <summary>Why a request is not direct, as it was received: middleware of the application may change its address, host and headers.</summary>
/// <param name="Refusal">The reason, or <see cref="Refusal.None"/>.</param>
internal sealed record LocalRequestFeature(Refusal Refusal)
{
    private static readonly LocalRequestFeature[] All = [.. Enum.GetValues<Refusal>().Select(static r => new LocalRequestFeature(r))];

    /// <summary>The feature for a reason, without an allocation.</summary>
    public static LocalRequestFeature For(Refusal refusal) => All[(int)refusal];
}
