using Xunit;

namespace Packages.Tests.Fresh;

/// <summary>Tests that share the fresh projects.</summary>
[CollectionDefinition(Name)]
public sealed class FreshCollection : ICollectionFixture<FreshSolution>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "Fresh";
}
