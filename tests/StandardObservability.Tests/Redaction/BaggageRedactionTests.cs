using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Tracing;
using Xunit;

namespace StandardObservability.Tests.Redaction;

public sealed class BaggageRedactionTests
{
    [Fact]
    public async Task Baggage_leaves_without_its_secrets_from_both_places_that_hold_it()
    {
        await using var host = await WorkerHost.StartAsync();
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("user", "ada@example.com").AddBaggage("tenant", "acme, inc").AddBaggage("token", "abc").Start();

        Assert.Equal("tenant=acme%2C%20inc,token=REDACTED-key,user=REDACTED-email", Members(Inject(activity)["baggage"]));
        Baggage.SetBaggage("api_key", "k1");
        Baggage.SetBaggage("plan", "gold");
        Assert.Equal("api_key=REDACTED-key,plan=gold,tenant=acme%2C%20inc,token=REDACTED-key,user=REDACTED-email", Members(Inject(activity)["baggage"]));
        Baggage.ClearBaggage();

        // The service itself goes on with what it has.
        Assert.Equal("abc", activity.GetBaggageItem("token"));
    }

    [Fact]
    public async Task Baggage_without_secrets_is_written_as_dotnet_writes_it()
    {
        await using var host = await WorkerHost.StartAsync();
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("tenant", "acme, inc").AddBaggage("plan", "gold").Start();
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        DistributedContextPropagator.CreateW3CPropagator().Inject(activity, expected, static (carrier, name, value) => ((Dictionary<string, string>)carrier!)[name] = value);

        Assert.Equal(expected["baggage"], Inject(activity)["baggage"]);
    }

    private static Dictionary<string, string> Inject(Activity activity)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        new StandardPropagator(DistributedContextPropagator.CreateW3CPropagator()).Inject(activity, headers, static (carrier, name, value) => ((Dictionary<string, string>)carrier!)[name] = value);
        return headers;
    }

    private static string Members(string header) => string.Join(',', header.Split(',').Order(StringComparer.Ordinal));
}
