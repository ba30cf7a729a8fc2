using StandardObservability.Hosting;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Hosting;

/// <summary>As those of the core, for the instrumentation of ASP.NET Core.</summary>
public sealed class ParallelStartTests
{
    [Fact]
    public void The_type_whose_static_constructor_runs_early_has_one()
        => Assert.NotNull(Type.GetType(ParallelStart.RequestTags, throwOnError: true)!.TypeInitializer);
}
