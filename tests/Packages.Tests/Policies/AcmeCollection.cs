using Xunit;

namespace Packages.Tests.Policies;

/// <summary>Tests that share the packages of one platform team.</summary>
[CollectionDefinition(Name)]
public sealed class AcmeCollection : ICollectionFixture<AcmePolicy>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "Acme";
}
