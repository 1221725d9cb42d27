namespace ToaSoan.Intake;

/// <summary>A mail to who sent something in, as its capability writes it; the intake adds the way to the sender's own page and who writes.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text: paragraphs between blank lines. A line that is nothing but an address of this portal becomes a link.</param>
public sealed record SenderLetter(string Subject, string Body);

/// <summary>A kind of thing that is sent in; registered as a singleton by the capability that takes it.</summary>
/// <param name="Kind">Its name in the database, at most 20 characters: "question"; never changed.</param>
/// <param name="Name">What it is called within a sentence, in the current language, without an article: "câu hỏi", "question".</param>
/// <param name="SlipPath">The page that takes the secret, which is put after a #: "/hoi-dap/phieu".</param>
/// <param name="WriteAsync">
/// Writes a letter in the current language, which is the sender's; null when what it tells is not true any more, and then nothing is sent. Called when the mail is about to go out, perhaps twice. Besides the
/// capability's own letters it is asked for <see cref="Senders.ConfirmedLetter"/>.
/// </param>
public sealed record SenderKind(string Kind, Func<string> Name, string SlipPath, Func<IServiceProvider, Sender, string, CancellationToken, Task<SenderLetter?>> WriteAsync);
