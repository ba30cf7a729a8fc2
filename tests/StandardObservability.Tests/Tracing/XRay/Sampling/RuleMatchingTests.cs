using System.Diagnostics;
using OpenTelemetry.Trace;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Sampling;
using StandardObservability.Tracing.XRay.Sampling;
using StandardObservability.Tracing.XRay.Sampling.Rules;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay.Sampling;

public sealed class RuleMatchingTests
{
    private static readonly SamplingRule Any = new("any", 1, 1, 0)
    {
        ServiceName = "*",
        ServiceType = "*",
        ResourceArn = "*",
        HttpMethod = "*",
        UrlPath = "*",
        Host = "*",
    };

    [Theory]
    [InlineData("dog=bark,cat=meow,cow=mooo", true)]
    [InlineData("dog=bark,cow=mooo", true)]
    [InlineData("DOG=bark,cow=mooo", false)]
    [InlineData("dog=bar,cow=mooo", false)]
    [InlineData("dog=bark", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void All_attributes_of_a_rule_have_to_match(string? tags, bool expected)
        => Assert.Equal(expected, Matches(Any with { Attributes = [new("dog", "bar?"), new("cow", "mooo")] }, tags));

    [Theory]
    [InlineData("dog=bark")]
    [InlineData("")]
    [InlineData(null)]
    public void A_rule_without_attributes_matches_any(string? tags) => Assert.True(Matches(Any, tags));

    [Theory]
    [InlineData("http.request.method=GET,url.path=/a/b,server.address=shop.example", true)]
    [InlineData("http.method=get,http.target=/a/b?q=1,http.host=shop.example:8080", true)]
    [InlineData("http.method=GET,http.url=http://shop.example:8080/a/b?q=1#x,net.host.name=SHOP.example", true)]
    [InlineData("http.request.method=_OTHER,http.request.method_original=GET,url.full=https://x/a/b,server.address=shop.example", true)]
    [InlineData("http.request.method=POST,url.path=/a/b,server.address=shop.example", false)]
    [InlineData("http.request.method=GET,url.path=/a/b/c/d,server.address=shop.example", false)]
    [InlineData("http.request.method=GET,url.path=/x/a/b,server.address=shop.example", false)]
    [InlineData("http.request.method=GET,url.path=/a/b,server.address=myshop.example", false)]
    [InlineData("http.request.method=GET,url.path=/a/b", false)]
    [InlineData(null, false)]
    public void A_request_is_matched_by_its_current_or_deprecated_attribute_names(string? tags, bool expected)
        => Assert.Equal(expected, Matches(Any with { HttpMethod = "GET", UrlPath = "/a/?", Host = "shop.*" }, tags));

    [Theory]
    [InlineData("GET", "/a/b", "shop.example:8080", true)]
    [InlineData("GET", "/a/b", "[::1]:8080", false)]
    [InlineData("GET", "/a/c/d", "shop.example", false)]
    public void The_server_activity_is_matched_by_its_request(string method, string path, string host, bool expected)
    {
        var rule = Any with { HttpMethod = "GET", UrlPath = "/a/?", Host = "shop.*", Attributes = [new("url.path", "/a*"), new("http.request.method", "G*"), new("server.address", "*")] };
        InboundRequest.Begin(method, path, host, new PropagationSettings(PropagatorList.Default, OutgoingHosts.All, InboundContext.Accept));

        Assert.Equal(expected, Matches(rule, null, "Microsoft.AspNetCore.Hosting.HttpRequestIn"));
        Assert.False(Matches(rule, null, "some work in the request"));
    }

    [Theory]
    [InlineData("shop.example", "shop.example")]
    [InlineData("shop.example:80", "shop.example")]
    [InlineData("[2001:db8::1]:80", "[2001:db8::1]")]
    [InlineData("[2001:db8::1]", "[2001:db8::1]")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("", "")]
    public void A_host_is_matched_without_its_port(string header, string expected) => Assert.Equal(expected, UrlPart.HostOf(header).ToString());

    [Theory]
    [InlineData("https://shop.example/a/b?c#d", "/a/b")]
    [InlineData("https://shop.example", "/")]
    [InlineData("https://shop.example?c=/d", "/")]
    [InlineData("://x/a", "")]
    [InlineData("shop.example/a", "")]
    [InlineData("", "")]
    public void The_path_is_taken_from_a_whole_url_too(string url, string expected) => Assert.Equal(expected, UrlPart.PathOf(url).ToString());

    [Theory]
    [InlineData("aws_ecs", "aws.ecs.container.arn", "checkout", "AWS::ECS::Container", "arn:aws:ecs:*", true)]
    [InlineData("aws_lambda", "faas.id", "CHECK*", "AWS::Lambda::Function", "arn:aws:ecs:*", true)]
    [InlineData("aws_lambda", "cloud.resource_id", "*", "AWS::Lambda::*", "*container/?", true)]
    [InlineData("aws_ec2", null, "checkout", "AWS::EC2::Instance", "*", true)]
    [InlineData("aws_ec2", null, "checkout", "AWS::EC2::Instance", "arn:*", false)]
    [InlineData("aws_eks", null, "check", "*", "*", false)]
    [InlineData("aws_eks", null, "*", "AWS::EC2::Instance", "*", false)]
    [InlineData("gcp_gke", null, "*", "AWS::*", "*", false)]
    public void A_rule_applies_to_the_services_that_it_names(string platform, string? arnAttribute, string name, string type, string arn, bool expected)
    {
        var resource = new Dictionary<string, object> { ["service.name"] = "checkout", ["cloud.platform"] = platform };
        if (arnAttribute is not null)
        {
            resource[arnAttribute] = "arn:aws:ecs:us-west-2:111122223333:container/5";
        }

        Assert.Equal(expected, (Any with { ServiceName = name, ServiceType = type, ResourceArn = arn }).AppliesTo(ServiceFacts.Read(resource)));
    }

    [Fact]
    public void Numbers_and_booleans_are_matched_as_text_and_objects_never()
    {
        KeyValuePair<string, object?>[] tags = [new("count", 12), new("share", 0.5), new("vip", true), new("odd", new Throwing()), new("none", null)];

        Assert.True(MatchesTags(Any with { Attributes = [new("count", "1?"), new("share", "0.5"), new("vip", "true")] }, tags, "x"));
        Assert.False(MatchesTags(Any with { Attributes = [new("odd", "*")] }, tags, "x"));
        Assert.False(MatchesTags(Any with { Attributes = [new("none", "*")] }, tags, "x"));
    }

    [Fact]
    public void The_first_rule_by_priority_then_by_name_decides_and_the_default_last()
    {
        var cache = new RuleCache(new ManualTime());

        cache.Replace(
            [Any with { Name = "Default", Priority = 10000 }, Any with { Name = "b", Priority = 5 }, Any with { Name = "a", Priority = 5 }, Any with { Name = "c", Priority = 1 }, Any with { Name = "not ours", ServiceName = "other" }],
            new ServiceFacts("checkout", null, null));

        Assert.Equal(["c", "a", "b", "Default"], cache.Rules.Select(static r => r.Rule.Name));
    }

    [Fact]
    public void Without_rules_one_trace_a_second_and_five_percent_are_kept()
    {
        var time = new ManualTime();
        var sampler = new XRaySampler(new RuleCache(time));
        var random = new Random(7);

        var kept = Enumerable.Range(0, 20_000).Count(_ => Keeps(sampler, time, random));

        Assert.InRange(kept, 1_001 - 93, 1_001 + 93);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(Keeps(sampler, time, random));
    }

    [Fact]
    public void A_decision_by_rules_allocates_nothing()
    {
        var cache = new RuleCache(new ManualTime());
        cache.Replace(
            [Any with { UrlPath = "/b*" }, Any with { Name = "r", Attributes = [new("k", "v")] }, Any with { Name = "Default", Priority = 10000, FixedRate = 0.5, ReservoirSize = 1 }],
            new ServiceFacts("checkout", null, null));
        var sampler = new XRaySampler(cache);
        IReadOnlyList<KeyValuePair<string, object?>> tags = new TagList { { "url.path", "/a" }, { "http.request.method", "GET" } };
        var id = ActivityTraceId.CreateRandom();
        Decide();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Decide();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Decide()
        {
            for (var i = 0; i < 500; i++)
            {
                var span = new SamplingParameters(default, id, "x", ActivityKind.Server, tags);
                sampler.ShouldSample(in span);
            }
        }
    }

    private static bool Keeps(XRaySampler sampler, ManualTime time, Random random)
    {
        var id = ActivityTraceId.CreateFromString($"{time.GetUtcNow().ToUnixTimeSeconds():x8}{random.NextInt64():x16}{random.Next():x8}");
        var span = new SamplingParameters(default, id, "x", ActivityKind.Server);
        return sampler.ShouldSample(in span).Decision == SamplingDecision.RecordAndSample;
    }

    private static bool Matches(SamplingRule rule, string? tags, string name = "x")
        => MatchesTags(rule, tags?.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static t => t.Split('=', 2)).Select(static t => KeyValuePair.Create(t[0], (object?)t[1])), name);

    private static bool MatchesTags(SamplingRule rule, IEnumerable<KeyValuePair<string, object?>>? tags, string name)
    {
        var time = new ManualTime();
        var span = new SamplingParameters(default, ActivityTraceId.CreateRandom(), name, ActivityKind.Server, tags);
        return new ActiveRule(rule, new RuleLimits(rule, time, new TimePrefix(time)), new RuleStatistics()).Matches(new SpanFacts(in span));
    }

    private sealed class Throwing
    {
        public override string ToString() => throw new InvalidOperationException("asked for its text");
    }
}
