using StandardObservability.Tracing.XRay.Segments.Names;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay;

/// <summary>Names of data sources that Npgsql or the application writes. Those of real data sources are in StandardObservability.Databases.Tests.</summary>
public sealed class NpgsqlDataSourceNameTests
{
    [Theory]
    [InlineData("Host=db.example.com;Port=6432;Username=app;Database=shop", "db.example.com", 6432, "shop", "app")]
    [InlineData("Host=db;Username=app", "db", 5432, "app", "app")]
    [InlineData("Host=\"a;b\";Port=x;Database='it''s'", "a;b", 5432, "it's", null)]
    [InlineData("Database=shop;Timeout=1", null, 5432, "shop", null)]
    [InlineData("orders", null, 0, null, null)]
    [InlineData("a=\"b", null, 0, null, null)]
    [InlineData("=;=", null, 0, null, null)]
    [InlineData("", null, 0, null, null)]
    [InlineData(null, null, 0, null, null)]
    public void Only_a_connection_string_names_a_server(string? name, string? host, int port, string? database, string? user)
        => Assert.Equal(new NpgsqlDataSourceName(host, port, database, user), NpgsqlDataSourceName.Parse(name));
}
