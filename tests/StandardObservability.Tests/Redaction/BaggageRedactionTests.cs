using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Tracing.Propagation;
using Xunit;

namespace StandardObservability.Tests.Redaction;

public sealed class BaggageRedactionTests
{
    [Fact]
    public async Task Secrets_are_redacted_in_the_baggage_of_activities_and_of_OpenTelemetry()
    {
        await using var host = await WorkerHost.StartAsync();
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C)
            .AddBaggage("user", "ada@example.com").AddBaggage("tenant", "acme, inc").AddBaggage("token", "abc").Start();

        Assert.Equal("tenant=acme%2C%20inc,token=REDACTED-key,user=REDACTED-email", Members(Inject(activity)["baggage"]));
        Baggage.SetBaggage("api_key", "k1");
        Baggage.SetBaggage("plan", "gold");
        Assert.Equal("api_key=REDACTED-key,plan=gold,tenant=acme%2C%20inc,token=REDACTED-key,user=REDACTED-email", Members(Inject(activity)["baggage"]));
        Baggage.ClearBaggage();

        // The service itself still sees the original value.
        Assert.Equal("abc", activity.GetBaggageItem("token"));
    }

    [Fact]
    public void A_key_that_is_a_token_is_not_encoded_because_receivers_do_not_decode_it()
    {
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("50%!", "a").AddBaggage("two words", "b").Start();

        Assert.Equal("50%!=a,two%20words=b", Members(BaggageHeaderValue.Merge(activity, default)));
    }

    [Fact]
    public void A_member_without_a_value_does_not_cost_the_others()
    {
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("plan", "gold").AddBaggage("empty", string.Empty).AddBaggage("tenant", "acme").Start();
        var header = BaggageHeaderValue.Merge(activity, default);

        var extracted = DistributedContextPropagator.CreateW3CPropagator().ExtractBaggage(
            header, static (object? carrier, string name, out string? value, out IEnumerable<string>? values) => (value, values) = (name == "baggage" ? (string)carrier! : null, null));

        Assert.Equal(["plan", "tenant"], extracted!.Select(static m => m.Key).Order());
    }

    [Fact]
    public async Task No_secret_of_the_corpus_is_exported_and_ordinary_texts_are_unchanged()
    {
        await using var host = await WorkerHost.StartAsync();
        foreach (var sample in Secrets.All.Where(static s => s.Secret.Length > 6))
        {
            using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("note", sample.Text).Start();
            var header = Inject(activity).GetValueOrDefault("baggage", string.Empty);
            Assert.DoesNotContain(sample.Secret, header, StringComparison.Ordinal);
            Assert.DoesNotContain(sample.Secret, Uri.UnescapeDataString(header), StringComparison.Ordinal);
        }

        foreach (var text in OrdinaryTexts.All)
        {
            using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("note", text).Start();
            Assert.Equal(InjectByDotnet(activity), Inject(activity)["baggage"]);
        }
    }

    [Fact]
    public async Task Baggage_without_secrets_has_the_format_of_dotnet()
    {
        await using var host = await WorkerHost.StartAsync();
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("tenant", "acme, inc").AddBaggage("plan", "gold").Start();

        Assert.Equal(InjectByDotnet(activity), Inject(activity)["baggage"]);
    }

    private static string InjectByDotnet(Activity activity) => Inject(activity, DistributedContextPropagator.CreateW3CPropagator())["baggage"];

    private static Dictionary<string, string> Inject(Activity activity)
        => Inject(activity, new StandardPropagator(DistributedContextPropagator.CreateW3CPropagator()));

    private static Dictionary<string, string> Inject(Activity activity, DistributedContextPropagator propagator)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        propagator.Inject(activity, headers, static (carrier, name, value) => ((Dictionary<string, string>)carrier!)[name] = value);
        return headers;
    }

    private static string Members(string header) => string.Join(',', header.Split(',').Order(StringComparer.Ordinal));
}
