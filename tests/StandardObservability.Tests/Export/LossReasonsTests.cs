using StandardObservability.Export.Counts;
using Xunit;

namespace StandardObservability.Tests.Export;

public sealed class LossReasonsTests
{
    [Fact]
    public void Each_reason_is_listed() => Assert.Equal(Enum.GetValues<LossReason>(), LossReasons.All);
}
