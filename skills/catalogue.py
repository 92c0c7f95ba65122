"""Topics that SkillSwap knows from the start, with the other names people use for them.

One line a topic: `Name = other name, other name`. What is not here becomes a topic when someone adds it.
"""

from dataclasses import dataclass
from functools import cache

from skills.choices import Category
from skillswap.folding import fold

_TECHNOLOGY = """
JavaScript = JS, Java Script, ECMAScript, ES6
TypeScript = TS, Type Script
Python = Python 3, Py
Java = Java SE
C = C language, C programming, ANSI C
C++ = CPP, C plus plus, cplusplus
C# = C Sharp, CSharp
.NET = dotnet, dot net, .NET Core
Go = Golang, Go language
Rust = Rust language, Rustlang
Ruby = Ruby language
Ruby on Rails = Rails, RoR
PHP = PHP 8
Swift = Swift language
Kotlin = Kotlin language
R = R language, R programming
SQL = Structured Query Language, SQL queries
HTML and CSS = HTML, CSS, HTML5, CSS3, HTML & CSS, HTML/CSS
React = React.js, ReactJS
Vue = Vue.js, VueJS
Angular = AngularJS
Node.js = Node, NodeJS
Django = Django framework
Flutter = Flutter apps
Android development = Android, Android apps
iOS development = iOS, iOS apps, iPhone apps
Web development = Web dev, Building websites, Website development
Machine learning = ML
Deep learning = Neural networks, DL
Data analysis = Data analytics, Analysing data
Data science = Data scientist skills
Docker = Containers
Kubernetes = K8s
Linux = GNU/Linux, Linux administration
Git = Git version control, GitHub
Cloud computing = Cloud, AWS, Azure
Cybersecurity = Cyber security, Information security, Infosec
Spreadsheets = Excel, Microsoft Excel, Google Sheets
WordPress = Word Press, WP
Game development = Game dev, Gamedev, Making games
Unity = Unity 3D, Unity3D
Arduino = Arduino electronics
Electronics = Soldering, Circuits
3D printing = 3-D printing
"""

_DESIGN = """
Graphic design = Graphics design, Visual design
UI design = User interface design, Interface design
UX design = User experience, User experience design, UX
Figma = Figma design
Photoshop = Adobe Photoshop
Illustrator = Adobe Illustrator, Vector drawing
Blender = Blender 3D, 3D modelling, 3D modeling
Drawing = Sketching, Pencil drawing
Watercolour = Watercolor, Watercolour painting, Aquarelle
Oil painting = Painting in oil, Painting
Calligraphy = Hand lettering, Lettering
Photography = Photo, Taking photos, Fotografie
Video editing = Film editing, Editing videos, Premiere Pro, DaVinci Resolve
Animation = 2D animation, Motion design, After Effects
Interior design = Interior decoration
Fashion design = Dressmaking design
Logo design = Logos, Brand design
Pottery = Ceramics, Wheel throwing
"""

_BUSINESS = """
Public speaking = Presentations, Presenting, Speeches
Project management = Managing projects, PM
Digital marketing = Online marketing, Internet marketing
Search engine optimisation = SEO, Search engine optimization
Social media = Social media marketing, Instagram marketing
Accounting = Bookkeeping, Book-keeping
Personal finance = Budgeting, Money management
Investing = Stock market, Investment
Negotiation = Negotiating
Sales = Selling
Starting a business = Entrepreneurship, Start-ups, Startups
Copywriting = Copy writing, Advertising texts
Job interviews = Interview skills, Interview practice, Job interview practice
CV writing = Résumé writing, Curriculum vitae
Leadership = Leading teams, People management
Product management = Managing products
Online shops = E-commerce, Ecommerce, Shopify
Fundraising = Grant writing, Raising funds
Time management = Productivity, Getting organised
"""

_LANGUAGE = """
English = English language, Anglais, Inglés
Spanish = Spanish language, Español, Castellano
French = French language, Français
German = German language, Deutsch
Italian = Italian language, Italiano
Portuguese = Portuguese language, Português
Dutch = Dutch language, Nederlands
Swedish = Swedish language, Svenska
Polish = Polish language, Polski
Czech = Czech language, Čeština
Ukrainian = Ukrainian language, Українська
Russian = Russian language, Русский
Greek = Modern Greek, Ελληνικά
Turkish = Turkish language, Türkçe
Arabic = Arabic language, العربية
Hebrew = Hebrew language, עברית
Hindi = Hindi language, हिन्दी
Bengali = Bangla, বাংলা
Japanese = Japanese language, 日本語, Nihongo
Mandarin = Chinese, Mandarin Chinese, 中文, Putonghua
Korean = Korean language, 한국어
Vietnamese = Vietnamese language, Tiếng Việt
Swahili = Kiswahili
Sign language = Signing
Latin = Latin language
"""

_MUSIC = """
Guitar = Acoustic guitar, Guitare, Guitarra
Electric guitar = E-guitar
Bass guitar = Bass, Electric bass
Piano = Klavier, Piano playing, Keyboard playing
Violin = Fiddle
Cello = Violoncello
Flute = Transverse flute
Saxophone = Sax
Trumpet = Trumpet playing
Clarinet = Clarinet playing
Drums = Drumming, Drum kit
Ukulele = Uke
Accordion = Squeezebox
Harmonica = Blues harp, Mouth organ
Singing = Voice, Vocals, Singing lessons
Songwriting = Song writing, Writing songs
Music theory = Harmony, Theory of music
Music production = Producing music, Ableton, Ableton Live, Logic Pro
DJing = DJ, Disc jockeying, Mixing records
"""

_SPORTS = """
Yoga = Hatha yoga, Vinyasa
Pilates = Mat Pilates
Running = Jogging, Marathon training
Swimming = Front crawl, Freestyle swimming
Cycling = Road cycling
Climbing = Rock climbing, Bouldering
Football = Soccer
Basketball = Streetball
Volleyball = Beach volleyball
Tennis = Lawn tennis
Table tennis = Ping-pong
Badminton = Shuttlecock
Boxing = Box training
Karate = Shotokan
Tai chi = Taiji, T'ai chi, Tai chi chuan
Strength training = Weight lifting, Weightlifting, Gym training
Skateboarding = Skating, Skate boarding
Skiing = Alpine skiing
Surfing = Wave surfing
Salsa dancing = Salsa
Tango = Argentine tango
Ballet = Classical dance
"""

_COOKING = """
Baking = Cakes, Cake baking
Bread baking = Sourdough, Sourdough bread, Baking bread
Pastry = Pâtisserie, Viennoiserie
Cake decorating = Icing cakes
Vegan cooking = Plant-based cooking, Vegan food
Vegetarian cooking = Meatless cooking
Italian cooking = Italian food, Pasta making, Pasta
Indian cooking = Indian food, Curries
Thai cooking = Thai food
Mexican cooking = Mexican food, Tacos
Japanese cooking = Japanese food
Sushi = Sushi making
French cooking = French cuisine, Cuisine française
Middle Eastern cooking = Levantine cooking, Lebanese cooking
Fermentation = Fermenting, Kimchi, Kombucha
Barbecue = BBQ, Grilling
Coffee making = Barista skills, Latte art, Espresso
Knife skills = Cutting techniques
Meal planning = Meal prep
"""

_OTHER = """
Gardening = Garden, Vegetable gardening
Houseplants = Indoor plants, Plant care
Knitting = Hand knitting
Crochet = Crocheting
Sewing = Tailoring, Dressmaking
Embroidery = Stitching
Woodworking = Carpentry, Wood working
Bicycle repair = Bike repair, Fixing bikes
Home repair = DIY, Do it yourself, Home improvement
Car maintenance = Car repair, Fixing cars
Chess = Schach, Échecs
Go (board game) = Baduk, Weiqi
Meditation = Mindfulness
Creative writing = Writing fiction, Story writing
Mathematics = Maths, Math
Physics = School physics
Chemistry = School chemistry
Philosophy = Ethics
Astronomy = Stargazing
First aid = CPR
Dog training = Training dogs
Juggling = Juggle
Origami = Paper folding
Touch typing = Typing, Ten-finger typing
Magic tricks = Card tricks, Magic
Genealogy = Family history
Beekeeping = Bee keeping, Apiculture
"""

_SECTIONS = {
    Category.TECHNOLOGY: _TECHNOLOGY,
    Category.DESIGN: _DESIGN,
    Category.BUSINESS: _BUSINESS,
    Category.LANGUAGE: _LANGUAGE,
    Category.MUSIC: _MUSIC,
    Category.SPORTS: _SPORTS,
    Category.COOKING: _COOKING,
    Category.OTHER: _OTHER,
}


@dataclass(frozen=True)
class KnownTopic:
    """A topic of the catalogue; `names` starts with the one that is shown."""

    category: Category
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.names[0]


@cache
def known_topics() -> tuple[KnownTopic, ...]:
    """The whole catalogue, in its order."""
    return tuple(_parse(category, line) for category, text in _SECTIONS.items() for line in text.strip().splitlines())


@cache
def known_by_name() -> dict[str, KnownTopic]:
    """Folded name → topic, for every name of the catalogue."""
    return {fold(name): topic for topic in known_topics() for name in topic.names}


def _parse(category: Category, line: str) -> KnownTopic:
    name, _, others = line.partition("=")
    return KnownTopic(category, (name.strip(), *(other.strip() for other in others.split(",") if other.strip())))
