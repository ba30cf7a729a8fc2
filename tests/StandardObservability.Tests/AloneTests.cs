using Xunit;

namespace StandardObservability.Tests;

/// <summary>Tests that measure the process, load it or start spans that other hosts hear; they run one after the other when the rest is done.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneTests
{
    public const string Name = "alone";
}
