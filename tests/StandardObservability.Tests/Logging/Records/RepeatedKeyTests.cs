using System.Text;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.Logging;
using Xunit;

namespace StandardObservability.Tests.Logging.Records;

/// <summary>Names that a call and its scopes share: each is exported once by OTLP, with the innermost value, as on standard output.</summary>
public sealed class RepeatedKeyTests
{
    [JudgedFact]
    public async Task Pain_05_Each_name_is_exported_once_with_the_innermost_value()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await WorkerHost.StartAsync(
        [
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.HttpEndpoint.ToString()),
            new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            new("OTEL_LOGS_EXPORTER", "otlp,console"),
            new("Logging:LogLevel:Default", "None"),
            new("Logging:LogLevel:Repeated", "Information"),
        ]);
        var logger = host.Logger("Repeated");
        using (logger.BeginScope("outer {NameOfScope} {NameOfCall} {NameOfBoth}", "outer", "outer", "outer"))
        using (logger.BeginScope(new Dictionary<string, object> { ["NameOfScope"] = "inner", ["NameOfBoth"] = "inner", ["exception.message"] = "scope" }))
        {
            logger.LogError(new InvalidOperationException("real"), "{NameOfCall} {NameOfCall} {NameOfBoth}", "first", "second", "call");
        }

        await host.DisposeAsync();

        var record = Assert.Single(await receiver.LogRecordsAsync(), static r => r.ScopeName == "Repeated");
        Assert.Equal(("first", "inner", "call", "real"), (record.Attributes["NameOfCall"], record.Attributes["NameOfScope"], record.Attributes["NameOfBoth"], record.Attributes["exception.message"]));
        Assert.Equal("scope", record.Attributes["attributes.exception.message"]);
        var line = host.Events.Single(static e => e.GetProperty("category").GetString() == "Repeated");
        Assert.Equal(("first", "inner", "call"), (line.GetProperty("NameOfCall").GetString(), line.GetProperty("NameOfScope").GetString(), line.GetProperty("NameOfBoth").GetString()));
        var body = string.Concat(receiver.Requests.Select(static r => Encoding.Latin1.GetString(r.Body.Span)));
        Assert.Equal([1, 3, 2, 1], new[] { "NameOfScope", "NameOfCall", "NameOfBoth", "{OriginalFormat}" }.Select(name => body.Split(name).Length - 1));
    }
}
