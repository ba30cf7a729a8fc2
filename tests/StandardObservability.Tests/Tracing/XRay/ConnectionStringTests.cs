using System.Data.Common;
using StandardObservability.Tracing.XRay.Segments.Names;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay;

public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("Host=db;Port=6432;Username=app")]
    [InlineData(" Host = db ; Port= 6432 ;; ")]
    [InlineData("host=a;HOST=b")]
    [InlineData("Host=\"a;b\";Database='it''s';Username=\"q\"\"q\"")]
    [InlineData("Host='a\"b' ; Port=1")]
    [InlineData("Host=;Port=1")]
    [InlineData("Host=a=b;Port=1")]
    [InlineData("Application Name=shop api;Host=db")]
    [InlineData("Host=a\"b;Port=1")]
    [InlineData("Host=\"\";Port=''")]
    [InlineData("Host=\"a\"b;Port=1")]
    [InlineData("Host=\"a")]
    [InlineData("Host")]
    [InlineData("Host;Port=1")]
    [InlineData("=a")]
    [InlineData(";")]
    [InlineData("")]
    public void A_connection_string_has_the_values_that_DotNet_reads(string text)
    {
        var read = ConnectionString.Parse(text);

        Assert.Equal(ReadByDotNet(text), read?.Select(static v => $"{v.Key.ToUpperInvariant()} {v.Value}").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string>? ReadByDotNet(string text)
    {
        try
        {
            var builder = new DbConnectionStringBuilder { ConnectionString = text };
            return builder.Keys.Cast<string>().Select(k => $"{k.ToUpperInvariant()} {builder[k]}").Where(static v => !v.EndsWith(' ')).Order(StringComparer.Ordinal);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
