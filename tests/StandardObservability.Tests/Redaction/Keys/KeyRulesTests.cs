using CsCheck;
using StandardObservability.Redaction.Keys;
using Xunit;

namespace StandardObservability.Tests.Redaction.Keys;

public sealed class KeyRulesTests
{
    private static readonly KeyRules Rules = new([], []);

    [Theory]
    [InlineData("password")]
    [InlineData("Password")]
    [InlineData("db.password")]
    [InlineData("dbPassword")]
    [InlineData("dbpassword")]
    [InlineData("PGPASSWORD")]
    [InlineData("user_password2")]
    [InlineData("password_hash")]
    [InlineData("passwordHashValue")]
    [InlineData("pwd")]
    [InlineData("user.pwd")]
    [InlineData("ClientSecret")]
    [InlineData("client-secret")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("X-Api-Key")]
    [InlineData("apiKey")]
    [InlineData("APIKey")]
    [InlineData("api_key")]
    [InlineData("apikey")]
    [InlineData("http.request.header.authorization")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Set-Cookie")]
    [InlineData("cookies")]
    [InlineData("access_token")]
    [InlineData("refreshToken")]
    [InlineData("X-Amz-Security-Token")]
    [InlineData("x-amz-signature")]
    [InlineData("SharedAccessKey")]
    [InlineData("private.key")]
    [InlineData("card_number")]
    [InlineData("cvv")]
    [InlineData("user.ssn")]
    [InlineData("enduser.credentials")]
    [InlineData("Ocp-Apim-Subscription-Key")]
    public void A_key_that_ends_with_a_secret_name_is_secret(string key) => Assert.NotEqual(KeySecrecy.None, Rules.Find(key));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("tokenCount")]
    [InlineData("token_count")]
    [InlineData("max_tokens")]
    [InlineData("gen_ai.usage.input_tokens")]
    [InlineData("token_type")]
    [InlineData("token.endpoint")]
    [InlineData("author")]
    [InlineData("authority")]
    [InlineData("authorization_endpoint")]
    [InlineData("passwordless")]
    [InlineData("password_policy")]
    [InlineData("cookieConsent")]
    [InlineData("keyboard")]
    [InlineData("monkey")]
    [InlineData("primary_key")]
    [InlineData("partitionKey")]
    [InlineData("public_key")]
    [InlineData("aws.s3.key")]
    [InlineData("messaging.kafka.message.key")]
    [InlineData("secretary")]
    [InlineData("secret_name")]
    [InlineData("secretArn")]
    [InlineData("aws.secretsmanager.secret.arn")]
    [InlineData("AccessKeyId")]
    [InlineData("PublicKeyToken")]
    [InlineData("cancellationToken")]
    [InlineData("NextToken")]
    [InlineData("continuation_token")]
    [InlineData("stoppingToken")]
    [InlineData("oldpwd")]
    [InlineData("cpwd")]
    [InlineData("discardNumber")]
    [InlineData("wildcardNumber")]
    [InlineData("processn")]
    [InlineData("session.id")]
    [InlineData("http.route")]
    [InlineData("url.query")]
    [InlineData("db.query.text")]
    [InlineData("exception.message")]
    public void A_key_that_only_resembles_a_secret_one_is_not_secret(string key) => Assert.Equal(KeySecrecy.None, Rules.Find(key));

    [Fact]
    public void The_cache_agrees_with_the_rules_for_any_key()
        => Gen.String.Sample(static key =>
        {
            var cache = new SecretKeyCache(Rules);
            Assert.Equal(Rules.Find(key), cache.Find(key));
            Assert.Equal(Rules.Find(key), cache.Find(key));
            Assert.Equal(KeySecrecy.Always, Rules.Find(key + ".password"));
            Assert.Equal(KeySecrecy.Always, Rules.Find(key + "-API_Key"));
        });

    [Fact]
    public void Results_are_cached_up_to_a_limit()
    {
        var cache = new SecretKeyCache(Rules);
        for (var i = 0; i < 10_000; i++)
        {
            Assert.Equal(KeySecrecy.None, cache.Find($"key.{i}.name"));
            Assert.Equal(KeySecrecy.Always, cache.Find($"key.{i}.password"));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        cache.Find("key.9999.password");
        cache.Find("key.1.password");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
