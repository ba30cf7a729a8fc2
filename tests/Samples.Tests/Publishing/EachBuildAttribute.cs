using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Samples.Tests.Publishing;

/// <summary>Runs a theory for each <see cref="SampleBuild"/>, which is its first argument. Builds that are not published are skipped.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachBuildAttribute(params object[] arguments) : DataAttribute
{
    public object[] Arguments { get; } = arguments;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
        => new([.. Enum.GetValues<SampleBuild>().Select(Row)]);

    public override bool SupportsDiscoveryEnumeration() => true;

    private TheoryDataRow Row(SampleBuild build) => new([build, .. Arguments]) { Skip = SampleProgram.FindReasonToSkip(build) };
}
