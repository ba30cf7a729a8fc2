using System.Globalization;

namespace StandardObservability.Tests.Policy;

/// <summary>A clock that is stopped.</summary>
internal sealed class FixedTime(string now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
}
